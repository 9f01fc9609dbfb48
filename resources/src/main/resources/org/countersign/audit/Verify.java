import java.io.*;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.security.*;
import java.security.cert.*;
import java.security.interfaces.*;
import java.security.spec.X509EncodedKeySpec;
import java.time.*;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.*;
import java.util.stream.*;
import java.util.zip.*;
import javax.security.auth.x500.X500Principal;

/**
 * Checks an audit bundle of a Countersign vault: a folder or .zip with a journal that nobody can have changed since.
 *
 *     java Verify.java [FOLDER-or-ZIP]          the folder it is started in, if none is named
 *     java Verify.java frames TEXT... FOLDER    puts a file together from the texts of QR codes (docs/qr-frames.md)
 *
 * It needs Java 17 or later and nothing else, reads nothing but the bundle, and writes nothing but (for frames) that file.
 * It exits with 0 when all is well, 1 when something is refused, 2 when it was called wrongly. It shares no code with Countersign.
 *
 * To read it: check() says what is done, in order. Then come the journal (lines, hashes, signatures), the rules (who may do what),
 * certificates, the manifest's signature, and the tools: files, JSON, the Merkle tree, keys, DER, frames, words.
 * The format is docs/audit-bundle.md. A key is named by the SHA-256 of its SubjectPublicKeyInfo; the domain "" is the vault's own.
 */
public final class Verify {
  static final List<String> LEVELS = List.of("public", "restricted", "confidential");
  static final String PATHS = "journal\\.jsonl|checkpoint|previous-checkpoint|consistency\\.json|Verify\\.java|VERIFY\\.md"
      + "|credentials/(custodians|[0-9a-f]{64})\\.pem|attachments/[0-9a-f]{64}|(certificates|crls)/[0-9a-f]{64}\\.pem";
  static final String WHOLE = "requests/[0-9a-f-]{36}\\.txt|register/[A-Za-z0-9._-]+\\.(csv|json)|reports/[A-Za-z0-9._-]+\\.pdf";

  private String place = ""; // what is being looked at
  private final Map<String, Long> checked = new LinkedHashMap<>();
  private final Map<String, Long> open = new LinkedHashMap<>(); // what could not be checked
  private Bundle bundle;
  private Json manifest, scope;
  private final Map<String, PublicKey> given = new HashMap<>(); // credentials/
  private final Tree tree = new Tree();
  private final List<Claim> claims = new ArrayList<>();

  public static void main(String[] args) {
    System.exit(run(args, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
  }

  /** What main does; 0, 1 or 2. */
  public static int run(String[] args, PrintStream out) {
    boolean frames = args.length >= 3 && args[0].equals("frames");
    Path path = Path.of(args.length == 1 ? args[0] : ".");
    if (!frames && (args.length > 1 || !Files.exists(path))) {
      out.println("Usage: java Verify.java [FOLDER-or-ZIP]\n       java Verify.java frames TEXT... FOLDER");
      return 2;
    }
    Verify verify = new Verify();
    try {
      String said = frames ? frames(args) : verify.check(path);
      verify.checked.forEach((what, count) -> out.println(plain(String.format("checked     %,14d  %s", count, what))));
      verify.open.forEach((what, count) -> out.println(plain(String.format("NOT checked %,14d  %s", count, what))));
      said.lines().forEach(line -> out.println(plain(line)));
      return 0;
    } catch (IOException | RuntimeException e) {
      // Whatever a hostile file makes a reader stumble over: the file is at fault.
      out.println(plain("REFUSED: " + verify.place + ": " + (e instanceof Refused ? e.getMessage() : "cannot be read (" + e + ")")));
      return 1;
    }
  }

  private String check(Path path) throws IOException {
    place = path.toString();
    bundle = new Bundle(path);
    place = "manifest.json";
    manifest = Json.file(bundle.read(place));
    need(manifest.text("format").equals("countersign.audit-bundle"), "is not of an audit bundle");
    need(manifest.number("v") == 1, "is of version " + manifest.number("v") + "; this program knows version 1");
    manifest.members("createdAt,createdBy,files,format,journal,name," + (manifest.has("previous") ? "previous," : "") + "program,scope,v,vault,words");
    scope = manifest.at("scope").members("domain,from,level,until");
    Json counts = manifest.at("journal").members("entries,gaps,root,size,withheld");
    files(counts.number("entries") == counts.number("size"));
    for (String pem : bundle.in("credentials/")) {
      place = pem;
      if (!pem.endsWith("custodians.pem")) {
        byte[] der = bundle.pem(pem, "PUBLIC KEY").get(0);
        need(pem.equals("credentials/" + sha256Hex(der) + ".pem"), "is not named after its key");
        given.put(sha256Hex(der), Keys.read(der));
      }
    }
    place = "checkpoint";
    Note head = Note.read(bundle.read(place));
    need(head.vault.equals(manifest.text("vault")) && head.size == counts.number("size") && hex(head.root).equals(counts.text("root")),
        "is of another head than the manifest says");
    need(manifest.texts("words").equals(words(head.root)), "the manifest has other words for this head");
    Map<String, String> signers = head.signers(given);
    need(signers.size() >= 2, "is not signed by two persons");
    seal(signers);
    journal(counts);
    place = "manifest.json.p7s";
    signers.forEach((person, credential) -> rule(sure(""), uses(person, credential), person + " has no such credential at the head"));
    previous(head);
    place = "credentials/";
    rule(sure(""), credentials.keySet().equals(given.keySet()), "are not those that the journal enrolls");
    certificates();
    place = "requests/";
    Set<String> texts = requestIds.stream().map(id -> "requests/" + id + ".txt").collect(Collectors.toSet());
    need(gaps || !withheld.isEmpty() || texts.equals(new HashSet<>(bundle.in("requests/"))), "are not those of the journal");
    bundle.close();
    return """
        NOT checked, as it gives nobody authority: who trusts a key (blast radius, confirmations), reviews, purposes and cryptoperiods,
        looks at tokens, what backups and published sets hold. register/, requests/ and reports/ are as they were signed, but are not derived again.
        Vault "%s" (%s), exported %s by %s, signed by %s.
        Head of the journal: %d entries, root %s
        In words, to compare with paper: %s
        Nothing was found to be wrong.""".formatted(manifest.text("name"), head.vault, manifest.text("createdAt"),
        manifest.text("createdBy"), String.join(", ", signers.keySet()), head.size, hex(head.root), String.join(" ", words(head.root)));
  }

  /** The files are those of the manifest, with their hashes, and SHA256SUMS says the same. */
  private void files(boolean complete) throws IOException {
    TreeMap<String, String> hashes = new TreeMap<>();
    for (Json file : manifest.list("files")) {
      place = file.members("bytes,path,sha256").text("path");
      need(hashes.isEmpty() || place.compareTo(hashes.lastKey()) > 0, "is out of order in the manifest, or there twice");
      need(place.matches(PATHS) || complete && place.matches(WHOLE), "is no file of such a bundle");
      need(bundle.files.containsKey(place), "is missing");
      need(bundle.files.get(place) == file.number("bytes"), "has another length than the manifest says");
      need(bundle.hash(place).equals(file.text("sha256")), "has another hash than the manifest says");
      hashes.put(place, file.text("sha256"));
    }
    for (String path : bundle.files.keySet()) {
      place = path;
      need(hashes.containsKey(path) || Set.of("manifest.json", "manifest.json.p7s", "SHA256SUMS").contains(path), "is not in the manifest");
    }
    place = "SHA256SUMS";
    hashes.put("manifest.json", bundle.hash("manifest.json"));
    String sums = hashes.entrySet().stream().map(file -> file.getValue() + "  " + file.getKey() + "\n").collect(Collectors.joining());
    need(Arrays.equals(utf8(sums), bundle.read(place)), "does not say the same as the manifest");
    count("files against manifest.json and SHA256SUMS", hashes.size());
    count("bytes of files hashed", bundle.files.values().stream().mapToLong(Long::longValue).sum());
  }

  /** The head of an earlier export, and that this journal goes on from it (RFC 6962 2.1.2). */
  private void previous(Note head) throws IOException {
    place = "previous-checkpoint";
    boolean there = manifest.has("previous");
    need(bundle.files.containsKey(place) == there && bundle.files.containsKey("consistency.json") == there, "is not as the manifest says");
    if (!there) {
      open("earlier heads: none is here, so compare the words below with what you have on paper");
      return;
    }
    Note before = Note.read(bundle.read(place));
    Json said = manifest.at("previous").members("root,size");
    need(before.vault.equals(head.vault) && before.size == said.number("size") && hex(before.root).equals(said.text("root")), "is not what the manifest says");
    before.signers(given).forEach((person, credential) -> {
      Credential c = credentials.get(credential);
      rule(sure(""), c != null && c.person.equals(person) && c.from < before.size && c.until >= before.size, person + " had no such credential then");
    });
    place = "consistency.json";
    Json proof = Json.file(bundle.read(place)).members("from,hashes,to");
    need(proof.number("from") == before.size && proof.number("to") == head.size && before.size <= head.size, "is between other sizes");
    Iterator<byte[]> hashes = proof.texts("hashes").stream().map(Verify::unhex).iterator();
    byte[][] roots = Tree.consistent(before.size, head.size, before.root, hashes);
    need(!hashes.hasNext() && Arrays.equals(roots[0], before.root) && Arrays.equals(roots[1], head.root), "does not prove that this journal goes on from there");
    count("earlier head, of " + before.size + " entries, that this journal goes on from", 1);
  }

  /** Why something is refused, in words. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String why) { super(why); }
  }

  static void need(boolean holds, String why) {
    if (!holds) {
      throw new Refused(why);
    }
  }

  private void count(String what, long more) { checked.merge(what, more, Long::sum); }
  private void open(String what) { open.merge(what, 1L, Long::sum); }

  /** Without characters that could move the cursor or colour the screen. */
  static String plain(String text) { return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029\\u0080-\\u009f]", "?"); }

  // ================ The journal: every line canonical, every hash and signature right, nothing left out unseen

  /** One entry as the rules see it; the body is null where it is withheld. */
  record Entry(long seq, Instant at, String kind, String actor, String credential, String domain, boolean drill, Json body) { }

  /** A signature that is still to be looked at: thousands together, on all processors. */
  record Claim(PublicKey key, byte[] message, byte[] signature, String place, String why) { }

  private void journal(Json counts) throws IOException {
    long[] found = new long[3]; // entries, withheld, gaps
    Map<String, Long> attachments = new TreeMap<>(); // length, or -1 where the entry does not say
    try (Lines lines = new Lines(bundle.open("journal.jsonl"))) {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        place = "journal.jsonl, entry " + tree.size;
        Json json = Json.parse(line);
        found[json.has("gap") ? gap(json.members("gap").at("gap")) : entry(json, attachments)]++;
      }
    } catch (RuntimeException e) {
      String stumbled = place;
      settle(); // a wrong signature before this entry is what to tell first
      place = stumbled;
      throw e;
    }
    settle();
    place = "journal.jsonl";
    need(tree.size == counts.number("size") && hex(tree.root()).equals(counts.text("root")),
        "does not lead to the head that was signed, but to " + tree.size + " entries with the root " + hex(tree.root()));
    need(found[0] == counts.number("entries") && found[1] == counts.number("withheld") && found[2] == counts.number("gaps"),
        "has other numbers of entries, withheld entries and gaps than the manifest says");
    count("entries: canonical, in the tree, in their order, signed", found[0] + found[1]);
    for (Map.Entry<String, Long> one : attachments.entrySet()) {
      place = "attachments/" + one.getKey();
      need(bundle.files.containsKey(place), "is missing, though an entry names it");
      need(one.getValue() < 0 || one.getValue().equals(bundle.files.get(place)), "is not as long as an entry says");
      need(bundle.hash(place).equals(one.getKey()), "is not named after its hash");
    }
    for (String path : bundle.in("attachments/")) {
      place = path;
      need(attachments.containsKey(path.substring(12)), "is named by no entry");
      count("attachments, each named by an entry", 1);
    }
  }

  private int gap(Json gap) {
    gap.members("from,hashes,until");
    need(!scope.text("domain").isEmpty() || limited(), "is a gap, though the scope leaves nothing out");
    need(gap.number("from") == tree.size && tree.size > 0, "is a gap that begins elsewhere");
    tree.addGap(gap.number("until"), gap.texts("hashes").stream().map(Verify::unhex).toList());
    gaps = true;
    open("gaps: entries outside of the scope, of which only hashes are here");
    return 2;
  }

  /** Checks a line; 1 where its body is withheld. */
  private int entry(Json line, Map<String, Long> attachments) {
    Json header = line.at("header").members("actor,at,bodyHash,credential,domain,drill,kind,level,seq,v,vault");
    boolean here = line.has("body");
    boolean first = tree.size == 0;
    line.members((here ? "body,header,salt," : "header,") + (first ? "signatures" : "signature"));
    need(header.number("v") == 1, "is of an unknown version");
    need(header.text("vault").equals(manifest.text("vault")), "is of another vault");
    need(header.number("seq") == tree.size, "is entry " + header.number("seq") + ", not the next one");
    int level = LEVELS.indexOf(header.text("level"));
    int most = LEVELS.indexOf(scope.text("level"));
    need(level >= 0 && most >= 0 && here == level <= most, here ? "is above the level of the bundle" : "lacks its body");
    need(header.text("domain").isEmpty() || inScope(header.text("domain")), "is of a domain that the bundle leaves out");
    if (here) {
      byte[] salt = unhex(line.text("salt"));
      need(salt.length == 16 && sha256Hex(salt, line.at("body").bytes()).equals(header.text("bodyHash")), "has another body than its header says");
      named(line.at("body"), attachments);
    } else {
      open("entries withheld by their level: only header and signature are here");
    }
    tree.add(sha256(new byte[1], header.bytes()), 1);
    byte[] head = Note.text(manifest.text("vault"), tree.size, tree.root()); // with this entry in it
    Entry e = new Entry(header.number("seq"), header.time("at"), header.text("kind"), header.text("actor"), header.text("credential"),
        header.text("domain"), header.truth("drill"), here ? line.at("body") : null);
    if (first) {
      founders = line.list("signatures").stream().map(one -> one.members("credential,signature").text("credential")).toList();
      need(founders.indexOf(e.credential) == 0, "is not signed by its actor");
      line.list("signatures").forEach(one -> claim(one.text("credential"), head, one.base64("signature"), "is not signed by a founder"));
    } else {
      rule(sure(""), uses(e.actor, e.credential), e.actor + " has no such credential at this entry");
      claim(e.credential, head, line.base64("signature"), "has a signature that is not " + e.actor + "'s over the head");
    }
    apply(e);
    return here ? 0 : 1;
  }

  /** Notes the files that a body names, anywhere in it. */
  private static void named(Json body, Map<String, Long> attachments) {
    if (body.has("attachment") && body.at("attachment").value instanceof String name && name.matches("[0-9a-f]{64}")) {
      long bytes = body.has("bytes") ? body.number("bytes") : -1;
      Long before = attachments.put(name, bytes);
      need(before == null || before == bytes, "says another length of an attachment than an earlier entry");
    }
    body.children().forEach(child -> named(child, attachments));
  }

  private void claim(String credential, byte[] message, byte[] signature, String why) {
    need(given.containsKey(credential), "is signed by a credential that is not in credentials/");
    claims.add(new Claim(given.get(credential), message, signature, place, why));
    if (claims.size() == 4096) {
      settle();
    }
  }

  private void settle() {
    Optional<Claim> wrong = claims.parallelStream().filter(one -> !Keys.verify(one.key, one.message, one.signature)).findFirst();
    count("signatures of entries, approvals and sign-ins", claims.size());
    claims.clear();
    if (wrong.isPresent()) {
      place = wrong.get().place;
      throw new Refused(wrong.get().why);
    }
  }

  // ================ The rules: who may do what, under the policy then in force

  /** Operations on keys (NIST SP 800-57): the states they are allowed in, then the state that follows; "-": the same. */
  static final Map<String, String[]> STATES = """
      key.activate: pre-activation: active
      key.suspend: active: suspended
      key.reinstate: suspended: active
      key.revoke: active suspended: deactivated
      key.retire: active suspended: deactivated
      key.emergency-revoke: pre-activation active suspended deactivated compromised: compromised
      key.destroy: pre-activation deactivated compromised: destroyed
      key.rotate: active suspended compromised: -
      key.keep: deactivated compromised: -
      certificate.root: pre-activation active: -
      certificate.issue: pre-activation active: -
      certificate.import: pre-activation active suspended deactivated compromised: -
      crl.issue: pre-activation active suspended deactivated compromised: -
      """.lines().map(line -> line.split(": ")).collect(Collectors.toMap(line -> line[0], line -> line));
  /** Operations in the vault's own domain; and those in any domain; and those in a domain that is not the vault's. */
  static final Set<String> OF_VAULT = Set.of("domain.create", "person.enrol", "person.remove", "token.commission", "token.reshare",
      "token.reconcile", "key.destroy-found", "clock.state");
  static final Set<String> ANYWHERE = Set.of("domain.change", "domain.review", "policy.change", "execution.resolve");
  static final Set<String> IN_DOMAIN = Set.of("key.generate", "key.adopt", "certificate.issue-csr", "inventory.import", "finding.close",
      "trust.add", "trust.change", "trust.remove", "publication.issue");
  /** No HSM takes part in these: what they do, they do when they are recorded as finished. */
  static final Set<String> RECORDED = Set.of("key.activate", "key.retire", "key.keep", "certificate.import", "trust.add", "trust.change",
      "trust.remove", "inventory.import", "finding.close", "domain.create", "domain.change", "domain.review", "policy.change",
      "person.enrol", "person.remove", "execution.resolve", "clock.state");
  /** What one person alone may say of the vault, or of a domain: it gives nobody any authority. */
  static final Set<String> ALONE = Set.of("session.opened", "session.closed", "journal.cut", "token.looked", "difference.disposed",
      "audit.exported", "backup.made", "backup.drilled", "head.given-up");
  static final Set<String> ALONE_IN_DOMAIN = Set.of("trust.confirmed", "crl.observed");

  static final class Person {
    Set<String> roles;
    String credential = ""; // the one in use; a person who has one is a custodian
    boolean present;
  }

  static final class Credential {
    String person, share;
    Json token;
    long from, until = Long.MAX_VALUE; // entries
  }

  static final class Key {
    String domain, state = "pre-activation";
    PublicKey key;
  }

  /** A request that is not over: ended ones are let go, as a journal may have a million. */
  static final class Request {
    Json body, parameters;
    String operation, domain, by, credential, executor = "";
    final Map<String, Json> approvals = new HashMap<>(); // by person
    final Map<String, Long> crlNumbers = new HashMap<>(); // by issuer

    boolean is(String... operations) { return List.of(operations).contains(operation); }

    String authority() {
      return is("key.emergency-revoke") ? "emergency" : is("key.destroy", "key.destroy-found") ? "destruction" : "routine";
    }
  }

  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, Credential> credentials = new HashMap<>();
  private final Map<String, Json> policies = new HashMap<>(); // by domain
  private final Map<String, Json> tokens = new HashMap<>(); // by serial: who holds shares of the PIN
  private final Map<String, Key> keys = new HashMap<>();
  private final Map<String, String> certs = new HashMap<>(); // SHA-256 of the certificate, domain
  private final Map<String, Json> crls = new HashMap<>(); // by the SHA-256 of the list
  private final Map<String, Long> crlNumbers = new HashMap<>(); // by issuer: the highest taken
  private final Map<String, Request> requests = new HashMap<>(); // by hash
  private final Set<String> requestIds = new HashSet<>();
  private final Set<String> withheld = new HashSet<>(); // domains of which a body is withheld
  private List<String> founders = List.of();
  private boolean gaps;
  private Instant lastAt = Instant.EPOCH;

  /** Whether the bundle has a period: then requests that are wholly outside of it are not here. */
  private boolean limited() { return !scope.text("from").isEmpty() || !scope.text("until").isEmpty(); }
  private boolean inScope(String domain) { return scope.text("domain").isEmpty() || scope.text("domain").equals(domain); }

  /** Whether all is here that says who may do what in this domain. */
  private boolean sure(String domain) {
    return !withheld.contains("") && !withheld.contains(domain) && (domain.isEmpty() || inScope(domain));
  }

  /** Whether all is here that ever happened in this domain. */
  private boolean whole(String domain) { return sure(domain) && (domain.isEmpty() || !gaps || !limited()); }

  /** Refuses what breaks a rule; where the rule rests on something that is not here, that is only counted. */
  private boolean rule(boolean sure, boolean holds, String why) {
    need(holds || !sure, why);
    if (!holds) {
      open("rules that rest on what is left out of this bundle");
    }
    return holds;
  }

  private void apply(Entry e) {
    rule(sure(""), !e.at.isBefore(lastAt), "is dated " + e.at + ", before " + lastAt + ", and no two people stated that time");
    lastAt = e.at;
    need((e.seq == 0) == e.kind.equals("vault.founded"), "a founding is the first entry and no other");
    if (e.body == null) {
      withheld.add(e.domain);
      return;
    }
    switch (e.kind) {
      case "vault.founded" -> founded(e, e.body.members("founders,name,policy,v"));
      case "vault.restored" -> restored(e, e.body.members("signatures,statement"));
      case "request.raised" -> raised(e, e.body);
      case "request.approved", "request.refused" -> decided(e, e.body.members("approval,signature").at("approval"));
      case "execution.started" -> started(e, e.body.members("crlNumbers,differences,request,tokens"));
      case "execution.finished" -> finished(e, e.body.members("request,result"));
      case "execution.failed" -> executing(e, e.body.members("arguments,code,request")).ifPresent(r -> requests.remove(e.body.text("request")));
      default -> need(ALONE.contains(e.kind) || ALONE_IN_DOMAIN.contains(e.kind), "is of the kind \"" + e.kind + "\", which this program does not know");
    }
    boolean ofRequest = e.kind.startsWith("request.") || e.kind.startsWith("execution.");
    need(ofRequest || e.drill == e.kind.equals("backup.drilled"), "is marked as a drill, or is not marked as the drill it is");
    need(ofRequest || e.domain.isEmpty() || ALONE_IN_DOMAIN.contains(e.kind), "is about the vault, but of a domain");
    if (e.kind.equals("session.opened")) {
      byte[] asked = utf8("countersign.session/" + manifest.text("vault") + "\n" + e.body.text("challenge") + "\n");
      claim(e.credential, asked, e.body.base64("signature"), "has a sign-in that " + e.actor + " did not sign");
    }
    count("entries held against the rules: " + e.kind, 1);
  }

  // ---- People and policies

  private void founded(Entry e, Json body) {
    List<Json> all = body.list("founders");
    all.forEach(one -> enrol(one.members("credential,person").at("person"), one.at("credential"), 0));
    List<String> ids = all.stream().map(one -> one.at("person").text("id")).toList();
    need(people.size() >= 3 && people.size() == ids.size(), "founds a vault by fewer than three persons");
    need(ids.stream().map(id -> people.get(id).credential).toList().equals(founders) && ids.get(0).equals(e.actor),
        "is not signed by all founders in their order");
    need(people.values().stream().allMatch(p -> p.roles.contains("CUSTODIAN")), "is founded by somebody who is no custodian");
    policies.put("", policy(body.at("policy"), 1));
  }

  /** A policy never lets one person decide. */
  private static Json policy(Json policy, long version) {
    policy.members("crlLifetime,cryptoperiod,destruction,emergency,renewalWindow,reviewCadence,routine,trustPathPersons,version"
        + (policy.has("windows") ? ",windows" : ""));
    need(policy.number("version") == version, "has a policy of another version than " + version);
    for (String name : List.of("routine", "emergency", "destruction")) {
      Json rule = policy.at(name).members("approvalHours,persons,raiserCounts,requestHours,roles,roster");
      need(rule.number("persons") >= 2, "has a policy by which one person decides alone");
      need(rule.number("requestHours") >= 1 && rule.number("approvalHours") >= 1, "has a policy by which nothing can be approved");
    }
    return policy;
  }

  /** No two persons share a key or a token, and a key is never enrolled again. */
  private void free(String id, Json credential, long seq) {
    String spki = sha256Hex(credential.base64("signing"));
    String share = sha256Hex(credential.base64("share"));
    need(!credentials.containsKey(spki) && !keys.containsKey(spki) && !spki.equals(share), "enrolls a key that is taken");
    credentials.forEach((key, other) -> need(other.person.equals(id) || other.until <= seq || !Set.of(spki, share).contains(other.share)
        && !key.equals(share) && !other.token.text("serial").equals(credential.at("token").text("serial")), "enrolls a key or token of somebody else"));
  }

  private void enrol(Json person, Json credential, long seq) {
    String id = person.members("contact,id,name,roles").text("id");
    Person p = people.computeIfAbsent(id, one -> new Person());
    p.present = true;
    p.roles = new HashSet<>(person.texts("roles"));
    if (credential.value != null) {
      free(id, credential.members("proof,share,signing,token"), seq);
      String spki = sha256Hex(credential.base64("signing"));
      Credential c = new Credential();
      c.person = id;
      c.share = sha256Hex(credential.base64("share"));
      c.token = credential.at("token");
      c.from = seq;
      String proved = "countersign.enrolment/" + manifest.text("vault") + "\n" + id + "\n" + spki + "\n" + c.share + "\n";
      claim(spki, utf8(proved), credential.base64("proof"), "enrolls a key that " + id + " has not proved to have");
      retire(p, seq);
      credentials.put(spki, c);
      p.credential = spki;
    }
  }

  private void retire(Person p, long seq) {
    if (!p.credential.isEmpty()) {
      credentials.get(p.credential).until = seq;
      p.credential = "";
    }
  }

  private boolean present(String person) { return people.containsKey(person) && people.get(person).present; }
  private boolean uses(String person, String credential) { return present(person) && people.get(person).credential.equals(credential); }

  private boolean allowed(Json rule, String person) {
    List<String> roster = rule.texts("roster");
    return present(person) && !people.get(person).credential.isEmpty() && (roster.isEmpty() || roster.contains(person))
        && rule.texts("roles").stream().anyMatch(people.get(person).roles::contains);
  }

  /** Several persons say that the vault goes on from an older head. */
  private void restored(Entry e, Json body) {
    Json what = body.at("statement");
    need(what.text("vault").equals(manifest.text("vault")) && what.number("size") == e.seq, "goes on from another head than the one before it");
    byte[] signed = utf8("countersign.restored/" + what.text("vault") + "\n" + sha256Hex(what.bytes()) + "\n");
    Map<String, String> by = new HashMap<>(Map.of(e.actor, e.credential));
    for (Json one : body.list("signatures")) {
      need(by.put(one.text("person"), one.text("credential")) == null, "is signed by one person twice");
      claim(one.text("credential"), signed, one.base64("signature"), "is not signed by " + one.text("person"));
    }
    Json rule = policies.containsKey("") ? policies.get("").at("routine") : null;
    rule(sure(""), rule != null && by.size() >= rule.number("persons") + (rule.truth("raiserCounts") ? 0 : 1)
        && by.entrySet().stream().allMatch(one -> uses(one.getKey(), one.getValue()) && allowed(rule, one.getKey())), "is not signed by enough persons who may");
  }

  // ---- Requests and decisions

  private void raised(Entry e, Json b) {
    b.members("domain,drill,expiresAt,id,impact,nonce,operation,parameters,policy,raisedAt,raisedBy,reason,subject,v");
    need(b.number("v") == 1, "is a request of an unknown version");
    Request r = new Request();
    Json p = b.at("parameters");
    r.body = b;
    r.parameters = p;
    r.operation = b.text("operation");
    r.domain = b.text("domain");
    r.by = b.text("raisedBy");
    r.credential = e.credential;
    need(r.by.equals(e.actor), "is a request that another person raised");
    need(requestIds.add(b.text("id")), "is a request that was raised before");
    need(OF_VAULT.contains(r.operation) ? r.domain.isEmpty() : ANYWHERE.contains(r.operation) || !r.domain.isEmpty(), "is asked for in a wrong domain");
    need(STATES.containsKey(r.operation) || OF_VAULT.contains(r.operation) || ANYWHERE.contains(r.operation) || IN_DOMAIN.contains(r.operation),
        "asks for the operation \"" + r.operation + "\", which this program does not know");
    Instant from = b.time("raisedAt");
    need(!from.isAfter(e.at) && b.time("expiresAt").isAfter(from), "is a request from the future, or one that expires at once");
    Json policy = policies.get(r.domain);
    if (rule(sure(r.domain), policy != null, "is of an unknown domain")) {
      rule(sure(r.domain), sha256Hex(policy.bytes()).equals(b.at("policy").text("hash"))
          && policy.number("version") == b.at("policy").number("version"), "names another policy than the one in force");
      Duration longest = Duration.ofHours(policy.at(r.authority()).number("requestHours"));
      rule(sure(r.domain), !b.time("expiresAt").isAfter(from.plus(longest)), "stays open for longer than the policy says");
    }
    // What people are shown is what is meant, and those who decide are of the domain of what it touches.
    String spki = p.has("spki") ? p.text("spki") : "";
    need(b.at("subject").text("spki").equals(spki), "shows people another key than it means");
    if (STATES.containsKey(r.operation) || r.is("certificate.issue-csr")) {
      Key deciding = keys.get(r.is("certificate.issue", "certificate.issue-csr") ? p.text("issuer") : spki);
      rule(whole(r.domain), deciding != null && deciding.domain.equals(r.domain), "is asked for in another domain than that of its key");
    }
    need(!r.is("trust.add", "trust.change") || p.at("path").text("domain").equals(r.domain), "is about another domain's trust path");
    need(!r.is("domain.create") || policy(p.at("created").at("policy"), 1) != null, "creates no domain");
    need(!r.is("policy.change") || policy(p.at("policy"), b.at("policy").number("version") + 1) != null, "changes no policy");
    requests.put(sha256Hex(b.bytes()), r);
    request(e, sha256Hex(b.bytes()));
  }

  /** The request that an entry is about; none where it may be among what is left out. */
  private Optional<Request> request(Entry e, String hash) {
    Request r = requests.get(hash);
    if (rule(sure(e.domain), r != null, "is about a request that nobody raised, or that is over")) {
      boolean drill = r.body.truth("drill");
      need(e.domain.equals(r.domain), "is of another domain than its request");
      need(e.drill == drill, drill ? "passes as real, but its request is a drill" : "is a drill, but its request is real");
    }
    return Optional.ofNullable(r);
  }

  private void decided(Entry e, Json a) {
    boolean yes = a.members("at,comment,credential,decision,person,request,v").text("decision").equals("approve");
    need(a.number("v") == 1 && (yes || a.text("decision").equals("refuse")), "is no decision of a known version");
    need(yes == e.kind.equals("request.approved"), "says one thing and is called the other");
    need(a.text("person").equals(e.actor) && a.text("credential").equals(e.credential), "is a decision of somebody else");
    claim(e.credential, a.bytes(), e.body.base64("signature"), "holds a decision that " + e.actor + " did not sign");
    Request r = request(e, a.text("request")).orElse(null);
    if (r != null) {
      need(r.executor.isEmpty(), "decides on a request that is being executed");
      need(!e.at.isAfter(r.body.time("expiresAt")), "decides on a request after it expired");
      need(!a.time("at").isAfter(e.at) && !a.time("at").isBefore(r.body.time("raisedAt")), "is dated outside of its request's life");
      need(!r.approvals.containsKey(e.actor), e.actor + " approves twice");
      need(!yes || !e.actor.equals(r.by), e.actor + " approves the request that " + e.actor + " raised");
      rule(sure(r.domain), e.actor.equals(r.by) || mayDecide(r, e.actor), e.actor + " may not decide on it");
      if (yes) {
        r.approvals.put(e.actor, a);
      } else {
        requests.remove(a.text("request")); // one refusal ends it
      }
    }
  }

  /** By the policy, and not about oneself. */
  private boolean mayDecide(Request r, String person) {
    String about = r.is("person.remove") ? r.parameters.text("person") : r.is("person.enrol") ? r.parameters.at("person").text("id") : "";
    return policies.containsKey(r.domain) && !person.equals(about) && allowed(ruleFor(r), person);
  }

  /** A change of policy takes what the strictest rule of the policy takes. */
  private Json ruleFor(Request r) {
    Json policy = policies.get(r.domain);
    return r.is("policy.change") ? Stream.of("destruction", "routine", "emergency").map(policy::at)
        .reduce((a, b) -> b.number("persons") > a.number("persons") ? b : a).get() : policy.at(r.authority());
  }

  /** Whether enough distinct persons have said yes, each not too long ago, and it is not too late. */
  private boolean approved(Request r, Instant at) {
    Json rule = ruleFor(r);
    long needed = r.operation.startsWith("trust.") ? policies.get(r.domain).number("trustPathPersons") : rule.number("persons");
    Set<String> persons = new HashSet<>();
    if ((rule.truth("raiserCounts") || needed == 1) && uses(r.by, r.credential) && mayDecide(r, r.by)) {
      persons.add(r.by);
    }
    for (Json a : r.approvals.values()) {
      boolean fresh = !at.isAfter(a.time("at").plus(Duration.ofHours(rule.number("approvalHours"))));
      if (fresh && uses(a.text("person"), a.text("credential")) && mayDecide(r, a.text("person"))) {
        persons.add(a.text("person"));
      }
    }
    return persons.size() >= needed && (!r.approvals.isEmpty() || !at.isAfter(r.body.time("expiresAt")));
  }

  // ---- Execution: nothing that was not approved, and nothing else than what was approved

  private void started(Entry e, Json body) {
    Request r = request(e, body.text("request")).orElse(null);
    if (r == null) {
      return;
    }
    need(r.executor.isEmpty(), "begins a request that is being executed");
    boolean differs = body.texts("differences").contains("policy");
    need(r.is("key.emergency-revoke") || body.texts("differences").isEmpty(), "begins a request that is void");
    rule(sure(r.domain), policies.containsKey(r.domain) && differs != sha256Hex(policies.get(r.domain).bytes())
        .equals(r.body.at("policy").text("hash")), "does not say that the policy has changed since it was signed");
    mayHappen(r, r.parameters, e);
    Json numbers = body.at("crlNumbers");
    need(!e.drill || numbers.names().isEmpty(), "is a drill that takes numbers of real lists");
    for (String issuer : numbers.names()) {
      need(numbers.number(issuer) > crlNumbers.getOrDefault(issuer, 0L), "takes a list's number that was taken before");
      crlNumbers.put(issuer, numbers.number(issuer));
      r.crlNumbers.put(issuer, numbers.number(issuer));
    }
    r.executor = e.actor;
  }

  /** What must hold when an operation is executed; where no HSM takes part, once more when it takes effect. */
  private void mayHappen(Request r, Json p, Entry e) {
    need(!e.drill || r.is("key.emergency-revoke"), "is a drill of what cannot be rehearsed");
    rule(sure(r.domain), policies.containsKey(r.domain) && approved(r, e.at), "is executed without enough approvals that count then");
    if (STATES.containsKey(r.operation)) {
      String state = keys.containsKey(p.text("spki")) ? keys.get(p.text("spki")).state : "unknown";
      rule(whole(r.domain), List.of(STATES.get(r.operation)[1].split(" ")).contains(state), "is " + r.operation + " of a key that is " + state);
    }
    if (r.is("certificate.issue", "certificate.issue-csr")) {
      Key issuer = keys.get(p.text("issuer"));
      rule(whole(r.domain), issuer != null && issuer.state.equals("active"), "lets a key issue that is not active");
    }
    if (p.has("token")) {
      Json ready = tokens.get(p.at("token").text("serial"));
      rule(sure(""), ready != null && ready.at("token").same(p.at("token")), "is about a token that was not commissioned");
    }
    switch (r.operation) {
      case "domain.create" -> rule(sure(""), !policies.containsKey(p.at("created").text("id")), "creates a domain that is there");
      case "person.remove" -> rule(sure(""), present(p.text("person")), "removes a person who is not there");
      case "person.enrol" -> need(p.at("credential").value == null || freeOf(p, e), "enrolls nobody");
      case "execution.resolve" -> {
        Request cut = requests.get(p.text("request"));
        rule(sure(r.domain), cut != null && cut.domain.equals(r.domain) && !cut.executor.isEmpty(), "resolves what is not executing");
      }
      default -> { }
    }
  }

  private boolean freeOf(Json p, Entry e) {
    free(p.at("person").text("id"), p.at("credential"), e.seq);
    return true;
  }

  private Optional<Request> executing(Entry e, Json body) {
    Optional<Request> r = request(e, body.text("request"));
    r.ifPresent(one -> need(one.executor.equals(e.actor), one.executor.isEmpty() ? "ends what was not begun"
        : "tells what came of an execution that somebody else began"));
    return r;
  }

  private void finished(Entry e, Json body) {
    Request r = executing(e, body).orElse(null);
    if (r != null && e.drill) {
      body.at("result").members("crls,documents,files,millis"); // and no effect
    } else if (r != null) {
      if (RECORDED.contains(r.operation)) {
        mayHappen(r, r.parameters, e);
      }
      effect(r, r.parameters, body.at("result"), e);
    }
    requests.remove(body.text("request"));
  }

  /** The result is of what was approved and nothing else, and has these effects. */
  private void effect(Request r, Json p, Json result, Entry e) {
    switch (r.operation) {
      case "key.generate", "key.rotate", "key.adopt" -> made(r, p, result.members("algorithm,attributes,ckaId,publicKey,spki,token"));
      case "certificate.root", "certificate.issue", "certificate.issue-csr" -> certified(r, p, result.members("der,files").base64("der"));
      case "certificate.import" -> certificate(p.base64("certificate"), p.text("spki"), r.domain);
      case "key.destroy", "key.destroy-found" -> need(result.number("destroyed") >= 1 && result.number("foundAfter") == 0
          && !result.text("signAttempt").equals("CKR_OK"), "destroys a key that is still there");
      case "token.commission", "token.reshare" -> shared(r, p, result.members("generation,k,module,shares,token"));
      case "publication.issue" -> result.members("archive,manifest,signatures");
      case "token.reconcile" -> result.members("count,differences,objects,seen");
      case "key.activate", "key.suspend", "key.reinstate", "key.revoke", "key.retire", "key.emergency-revoke", "crl.issue" ->
          result.members("crls,documents,files,millis").list("crls").forEach(crl -> {
            Long taken = r.crlNumbers.remove(crl.members("crl,issuer,nextUpdate,number,serials,thisUpdate").text("issuer"));
            need(taken != null && taken == crl.number("number"), "signs a list under a number that was not taken for it");
            crls.put(crl.at("crl").text("attachment"), crl);
          });
      default -> result.members("");
    }
    switch (r.operation) {
      case "domain.create" -> policies.put(p.at("created").text("id"), p.at("created").at("policy"));
      case "policy.change" -> policies.put(r.domain, p.at("policy"));
      case "person.enrol" -> enrol(p.at("person"), p.at("credential"), e.seq);
      case "person.remove" -> Optional.ofNullable(people.get(p.text("person"))).ifPresent(one -> {
        one.present = false;
        retire(one, e.seq);
      });
      case "execution.resolve" -> requests.remove(p.text("request"));
      case "inventory.import" -> imported(p.at("lines").text("attachment"), r.domain);
      case "clock.state" -> {
        lastAt = p.time("time");
        if (lastAt.isBefore(e.at)) {
          requests.values().removeIf(one -> one.executor.isEmpty()); // nothing that has had its time comes to life again
        }
      }
      default -> { }
    }
    if (STATES.containsKey(r.operation) && !STATES.get(r.operation)[2].equals("-") && keys.containsKey(p.text("spki"))) {
      keys.get(p.text("spki")).state = STATES.get(r.operation)[2];
    }
  }

  private void made(Request r, Json p, Json result) {
    Key made = new Key();
    String spki = sha256Hex(result.base64("publicKey"));
    made.key = Keys.read(result.base64("publicKey"));
    made.domain = r.domain;
    need(result.text("spki").equals(spki) && result.text("algorithm").equals(Keys.kind(made.key).get(0)) && result.at("token").same(p.at("token"))
        && (r.is("key.adopt") ? spki.equals(p.text("spki")) && result.text("ckaId").equals(p.text("ckaId"))
            : result.text("algorithm").equals(p.text("algorithm"))), "made another key than was approved");
    need(!credentials.containsKey(spki) && keys.putIfAbsent(spki, made) == null, "made a key that was there before");
  }

  private void certified(Request r, Json p, byte[] der) {
    X509Certificate made = certificate(der, p.text("spki"), r.domain);
    Json plan = p.at("plan");
    need(made.getSerialNumber().toString(16).equals(plan.text("serial"))
        && made.getNotBefore().toInstant().equals(Instant.parse(plan.text("notBefore")))
        && made.getNotAfter().toInstant().equals(Instant.parse(plan.text("notAfter")))
        && made.getSubjectX500Principal().equals(new X500Principal(plan.text("subject"))), "made another certificate than was approved");
    Key issuer = keys.get(r.is("certificate.root") ? p.text("spki") : p.text("issuer"));
    rule(whole(r.domain), issuer != null && Keys.signed(made, issuer.key), "made a certificate that its issuer did not sign");
  }

  private X509Certificate certificate(byte[] der, String subject, String domain) {
    X509Certificate read = Keys.certificate(der);
    need(sha256Hex(read.getPublicKey().getEncoded()).equals(subject), "holds a certificate of another key");
    need(certs.putIfAbsent(sha256Hex(der), domain) == null, "holds a certificate that was there before");
    return read;
  }

  /** A token's PIN is split among those, and as, was approved. */
  private void shared(Request r, Json p, Json result) {
    Json token = result.at("token");
    Json before = tokens.put(token.text("serial"), result);
    List<String> persons = result.list("shares").stream().map(share -> share.text("person")).sorted().toList();
    need(result.number("k") == p.number("k") && p.number("k") >= 2 && persons.equals(p.texts("holders").stream().sorted().toList()),
        "splits a PIN among others than was approved");
    result.list("shares").forEach(one -> rule(sure(""), uses(one.text("person"), one.text("credential")), "gives a share to no custodian"));
    boolean right = r.is("token.commission") ? token.text("label").equals(p.text("label")) && before == null : token.same(p.at("token"));
    rule(sure(""), right && result.number("generation") == (before == null ? 1 : before.number("generation") + 1), "is about another token");
  }

  /** Of what an import brings, the certificates. */
  private void imported(String attachment, String domain) {
    try (Lines lines = new Lines(bundle.open("attachments/" + attachment))) {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        Json item = Json.parse(line);
        if (item.has("item") && item.text("item").equals("certificate")) {
          certs.putIfAbsent(sha256Hex(item.base64("der")), domain);
        }
      }
    } catch (IOException e) {
      throw new Refused("names a list that cannot be read: " + e.getMessage());
    }
  }

  // ================ Certificates and lists of revoked ones: those that the journal says, signed by issuers that are here

  private void certificates() throws IOException {
    same("certificates/", certs.keySet().stream().filter(id -> inScope(certs.get(id))));
    same("crls/", crls.keySet().stream().filter(id -> !keys.containsKey(crls.get(id).text("issuer")) || inScope(keys.get(crls.get(id).text("issuer")).domain)));
    Map<X500Principal, Set<PublicKey>> issuers = new HashMap<>();
    for (int round = 0; round < 2; round++) {
      for (String path : bundle.in("certificates/")) {
        place = path;
        byte[] der = bundle.pem(path, "CERTIFICATE").get(0);
        need(path.equals("certificates/" + sha256Hex(der) + ".pem"), "is not named after its hash");
        X509Certificate read = Keys.certificate(der);
        if (round == 0) {
          issuers.computeIfAbsent(read.getSubjectX500Principal(), one -> new HashSet<>()).add(read.getPublicKey());
        } else if (issuers.getOrDefault(read.getIssuerX500Principal(), Set.of()).stream().anyMatch(key -> Keys.signed(read, key))) {
          count("certificates against keys of their issuers", 1);
        } else {
          open("signatures of certificates whose issuers are not here");
        }
      }
    }
    for (String path : bundle.in("crls/")) {
      place = path;
      byte[] der = bundle.pem(path, "X509 CRL").get(0);
      need(path.equals("crls/" + sha256Hex(der) + ".pem"), "is not named after its hash");
      Json said = crls.get(sha256Hex(der));
      if (said != null && keys.containsKey(said.text("issuer"))) {
        Keys.checkList(der, said, keys.get(said.text("issuer")).key);
        count("lists of revoked certificates against the journal and their issuers' keys", 1);
      } else {
        open("lists of revoked certificates that the entries here say nothing of");
      }
    }
  }

  private void same(String folder, Stream<String> said) {
    place = folder;
    Set<String> expected = said.map(name -> folder + name + ".pem").collect(Collectors.toSet());
    need(bundle.in(folder).containsAll(expected), "lacks a file that the journal says there is");
    rule(withheld.isEmpty() && !limited(), expected.containsAll(bundle.in(folder)), "holds a file that the journal knows nothing of");
  }

  // ================ The signature of the manifest: CMS (RFC 5652), built again from its parts and compared

  private void seal(Map<String, String> signers) throws IOException {
    place = "credentials/custodians.pem";
    Instant at = manifest.time("createdAt").truncatedTo(ChronoUnit.SECONDS);
    List<byte[]> certificates = bundle.pem(place, "CERTIFICATE");
    List<String> persons = List.copyOf(signers.keySet());
    need(certificates.size() == persons.size(), "has others than the signers of the checkpoint");
    for (int i = 0; i < persons.size(); i++) {
      X509Certificate read = Keys.certificate(certificates.get(i));
      PublicKey key = given.get(signers.get(persons.get(i)));
      X500Principal name = new X500Principal("CN=" + persons.get(i));
      need(read.getPublicKey().equals(key) && Keys.signed(read, key) && read.getSubjectX500Principal().equals(name)
          && read.getIssuerX500Principal().equals(name) && read.getVersion() == 3 && read.getSerialNumber().equals(BigInteger.ONE)
          && read.getNotBefore().toInstant().equals(at) && read.getNotAfter().toInstant().equals(at.plus(Duration.ofDays(1)))
          && read.getCriticalExtensionOIDs().isEmpty() && read.getNonCriticalExtensionOIDs().equals(Set.of("2.5.29.14"))
          && Arrays.equals(read.getExtensionValue("2.5.29.14"), Der.of(4, Der.of(4, Keys.identifier(key)))),
          "is not made of the signers of the checkpoint, in their order");
    }
    place = "manifest.json.p7s";
    byte[] file = bundle.read(place);
    Map<String, byte[]> signatures = new HashMap<>(); // by key identifier
    List<Der> signed = Der.read(Der.read(Der.read(Der.read(file).get(0).content).get(1).content).get(0).content);
    for (Der info : Der.read(signed.get(signed.size() - 1).content)) {
      List<Der> parts = Der.read(info.content);
      signatures.put(hex(parts.get(1).content), parts.get(parts.size() - 1).content);
    }
    List<byte[]> infos = new ArrayList<>();
    Set<String> digests = new TreeSet<>();
    byte[] time = Der.of(0x17, utf8(DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC).format(at)));
    for (String spki : signers.values()) {
      PublicKey key = given.get(spki);
      byte[] id = Keys.identifier(key);
      byte[] signature = signatures.getOrDefault(hex(id), new byte[0]);
      byte[] digest = Der.of(0x30, Der.oid(Keys.kind(key).get(3)));
      byte[] attributes = Der.set(Der.attribute("2a864886f70d010903", Der.oid("2a864886f70d010701")), Der.attribute("2a864886f70d010905", time),
          Der.attribute("2a864886f70d010904", Der.of(4, digest(Keys.kind(key).get(2), bundle.read("manifest.json")))));
      need(Keys.verify(key, Der.of(0x31, attributes), signature), "does not hold the signature of each of its signers");
      infos.add(Der.of(0x30, Der.of(2, new byte[] {3}), Der.of(0x80, id), digest, Der.of(0xa0, attributes),
          Der.of(0x30, unhex(Keys.kind(key).get(4))), Der.of(4, signature)));
      digests.add(hex(digest));
    }
    byte[] again = Der.of(0x30, Der.oid("2a864886f70d010702"), Der.of(0xa0, Der.of(0x30, Der.of(2, new byte[] {3}),
        Der.of(0x31, Der.set(digests.stream().map(Verify::unhex).toArray(byte[][]::new))),
        Der.of(0x30, Der.oid("2a864886f70d010701")), Der.of(0x31, Der.set(infos.toArray(byte[][]::new))))));
    need(Arrays.equals(again, file), "holds more or other than the signatures of its signers");
    count("signatures of the manifest, and as many of the checkpoint", signers.size());
  }

  // ================ Tools

  /** A checkpoint: three lines (C2SP tlog-checkpoint), and who signed them (C2SP signed-note). */
  record Note(String vault, long size, byte[] root, String text, List<String> lines) {
    static Note read(byte[] file) {
      String[] parts = new String(file, StandardCharsets.UTF_8).split("(?<=\n)\n", 2);
      List<String> head = parts[0].lines().toList();
      need(head.size() == 3 && head.get(0).startsWith("countersign.journal/") && head.get(1).matches("[1-9][0-9]{0,15}"), "is no checkpoint");
      Note note = new Note(head.get(0).substring(20), Long.parseLong(head.get(1)), Json.base64Of(head.get(2)), parts[0],
          parts.length == 1 ? List.of() : parts[1].lines().toList());
      String again = String.join("", note.lines.stream().map(line -> line + "\n").toList());
      need(Arrays.equals(file, join(text(note.vault, note.size, note.root), utf8((parts.length == 1 ? "" : "\n") + again))), "is no checkpoint");
      return note;
    }

    static byte[] text(String vault, long size, byte[] root) {
      return utf8("countersign.journal/" + vault + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n");
    }

    /** Person and credential of each signature, in their order, all verified. */
    Map<String, String> signers(Map<String, PublicKey> given) {
      Map<String, String> signers = new LinkedHashMap<>();
      for (String line : lines) {
        String[] parts = line.split(" ", -1);
        need(parts.length == 3 && parts[0].equals("\u2014"), "has a line that is no signature");
        byte[] both = Json.base64Of(parts[2]);
        need(both.length > 4 && !signers.containsKey(parts[1]), "has no signature of " + parts[1] + ", or two");
        given.forEach((spki, key) -> {
          byte[] id = sha256(utf8(parts[1]), new byte[] {10, -1}, utf8("countersign.credential"), key.getEncoded());
          if (Arrays.equals(both, 0, 4, id, 0, 4) && Keys.verify(key, utf8(text), Arrays.copyOfRange(both, 4, both.length))) {
            signers.put(parts[1], spki);
          }
        });
        need(signers.containsKey(parts[1]), "has a signature that is not by a credential of " + parts[1]);
      }
      return signers;
    }
  }

  /** The files of a folder or of an archive: plain names, each once, and nothing else. */
  static final class Bundle implements Closeable {
    final TreeMap<String, Long> files = new TreeMap<>(); // with their lengths
    private final Path folder;
    private ZipFile zip;

    Bundle(Path path) throws IOException {
      folder = path;
      if (Files.isDirectory(path)) {
        list(path, "");
      } else {
        zip = new ZipFile(path.toFile());
        for (ZipEntry entry : Collections.list(zip.entries())) {
          add(entry.getName(), entry.getSize());
        }
      }
    }

    private void list(Path folder, String before) throws IOException {
      try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
        for (Path file : inside) {
          String name = before + file.getFileName();
          if (before.isEmpty() && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            list(file, name + "/");
            need(!in(name + "/").isEmpty(), name + " is an empty folder");
          } else {
            need(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS), name + " is neither a file nor a folder of files");
            add(name, Files.size(file));
          }
        }
      }
    }

    private void add(String path, long bytes) {
      need(path.matches("(?!\\.{1,2}(/|$))[A-Za-z0-9._-]+(/(?!\\.{1,2}$)[A-Za-z0-9._-]+)?"), path + " is not the name of a bundle's file");
      need(files.put(path, bytes) == null, path + " is there twice");
    }

    List<String> in(String folder) { return files.keySet().stream().filter(path -> path.startsWith(folder)).toList(); }

    InputStream open(String path) throws IOException {
      need(files.containsKey(path), path + " is missing");
      return zip == null ? Files.newInputStream(folder.resolve(path)) : zip.getInputStream(zip.getEntry(path));
    }

    /** A small file, whole. */
    byte[] read(String path) throws IOException {
      try (InputStream in = open(path)) {
        byte[] content = in.readNBytes(64 << 20);
        need(in.read() < 0, path + " is too large");
        return content;
      }
    }

    String hash(String path) throws IOException {
      try (DigestInputStream in = new DigestInputStream(open(path), algorithm("SHA-256"))) {
        in.transferTo(OutputStream.nullOutputStream());
        return hex(in.getMessageDigest().digest());
      }
    }

    /** The objects of a PEM file that holds nothing else (RFC 7468, 64 columns). */
    List<byte[]> pem(String path, String label) throws IOException {
      String begin = "-----BEGIN " + label + "-----\n";
      String end = "\n-----END " + label + "-----\n";
      String text = new String(read(path), StandardCharsets.ISO_8859_1);
      Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {10});
      List<byte[]> found = Stream.of(text.split(end)).map(one -> Base64.getMimeDecoder().decode(one.substring(Math.min(begin.length(), one.length())))).toList();
      need(text.equals(found.stream().map(one -> begin + encoder.encodeToString(one) + end).collect(Collectors.joining())), "is not plain PEM of " + label);
      return found;
    }

    @Override
    public void close() throws IOException {
      if (zip != null) {
        zip.close();
      }
    }
  }

  /** Lines that each end with a newline, one at a time. */
  static final class Lines extends BufferedInputStream {
    Lines(InputStream in) { super(in, 1 << 16); }

    byte[] next() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream(2048);
      int b = read();
      for (; b >= 0 && b != '\n'; b = read()) {
        line.write(b);
        need(line.size() < 16 << 20, "is a line that is too long");
      }
      need(b == '\n' || line.size() == 0, "is cut off");
      return b < 0 ? null : line.toByteArray();
    }
  }

  /** A JSON value in its one canonical form (RFC 8785, integers only); any other spelling is refused. */
  static final class Json {
    final Object value; // Map<String, Json>, List<Json>, String, Long, Boolean or null
    private final String text;
    private final int from, to;

    private Json(Object value, String text, int from, int to) {
      this.value = value;
      this.text = text;
      this.from = from;
      this.to = to;
    }

    static Json parse(byte[] utf8) {
      try {
        Reader reader = new Reader(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
        Json json = reader.value(0);
        need(reader.at == reader.text.length() && json.value instanceof Map, "is not one JSON object");
        return json;
      } catch (CharacterCodingException e) {
        throw new Refused("is not UTF-8");
      }
    }

    /** A file of one value and a newline. */
    static Json file(byte[] content) {
      need(content.length > 0 && content[content.length - 1] == '\n', "does not end with a newline");
      return parse(Arrays.copyOf(content, content.length - 1));
    }

    @SuppressWarnings("unchecked")
    private <T> T as(Class<?> type) {
      need(type.isInstance(value), "has a value of another kind than " + type.getSimpleName() + ": " + text.substring(from, Math.min(to, from + 80)));
      return (T) value;
    }

    private Map<String, Json> map() { return as(Map.class); }
    byte[] bytes() { return utf8(text.substring(from, to)); }
    boolean same(Json other) { return Arrays.equals(bytes(), other.bytes()); }
    Set<String> names() { return map().keySet(); }
    boolean has(String name) { return value instanceof Map && map().containsKey(name); }
    String text(String name) { return at(name).as(String.class); }
    long number(String name) { return at(name).<Long>as(Long.class); }
    boolean truth(String name) { return at(name).<Boolean>as(Boolean.class); }
    List<Json> list(String name) { return at(name).as(List.class); }
    List<String> texts(String name) { return list(name).stream().map(one -> one.<String>as(String.class)).toList(); }
    byte[] base64(String name) { return base64Of(text(name)); }
    Collection<Json> children() { return value instanceof Map ? map().values() : value instanceof List ? as(List.class) : List.of(); }

    /** This object, which has these members and no others. */
    Json members(String names) {
      need(String.join(",", names()).equals(names), "has other members than " + names);
      return this;
    }

    Json at(String name) {
      need(map().containsKey(name), "lacks the member " + name);
      return map().get(name);
    }

    Instant time(String name) {
      need(text(name).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z"), "has no time: " + name);
      return Instant.parse(text(name));
    }

    static byte[] base64Of(String text) {
      byte[] bytes = Base64.getDecoder().decode(text);
      need(Base64.getEncoder().encodeToString(bytes).equals(text), "has base64 in a second form");
      return bytes;
    }

    private static final class Reader {
      private final String text;
      private int at;

      Reader(String text) { this.text = text; }

      private char next() {
        need(at < text.length(), "is JSON that is cut off");
        return text.charAt(at++);
      }

      private boolean skip(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
      }

      private Json value(int depth) {
        need(depth < 64, "is nested too deeply");
        int from = at;
        Object value;
        if (skip('{')) {
          value = object(depth + 1);
        } else if (skip('[')) {
          List<Json> list = new ArrayList<>();
          while (!skip(']')) {
            need(list.isEmpty() || skip(','), "is not canonical JSON at " + at);
            list.add(value(depth + 1));
          }
          value = list;
        } else if (skip('"')) {
          value = string();
        } else {
          while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
            at++;
          }
          String word = text.substring(from, at);
          need(word.matches("true|false|null|0|-?[1-9][0-9]{0,15}"), "is not canonical JSON at " + from);
          value = word.equals("null") ? null : word.matches("true|false") ? (Object) Boolean.valueOf(word) : Long.valueOf(word);
          need(!(value instanceof Long number) || Math.abs(number) < 1L << 53, "has a number that is too large");
        }
        return new Json(value, text, from, at);
      }

      private Map<String, Json> object(int depth) {
        Map<String, Json> members = new LinkedHashMap<>();
        String last = null;
        while (!skip('}')) {
          need((last == null || skip(',')) && skip('"'), "is not canonical JSON at " + at);
          String name = string();
          need((last == null || name.compareTo(last) > 0) && skip(':'), "has a name out of order or twice: " + name);
          members.put(name, value(depth));
          last = name;
        }
        return members;
      }

      private String string() {
        StringBuilder out = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
          need(c >= ' ', "has a control character in JSON");
          int escape = c == '\\' ? "\"\\bfnrtu".indexOf(next()) : -2;
          need(escape != -1, "has an escape that is not canonical");
          if (escape == 7) {
            String code = text.substring(at, Math.min(at + 4, text.length()));
            need(code.matches("00(0[0-7be-f]|1[0-9a-f])"), "has an escape that is not canonical");
            at += 4;
            out.append((char) Integer.parseInt(code, 16));
          } else {
            out.append(escape < 0 ? c : "\"\\\b\f\n\r\t".charAt(escape));
          }
        }
        return out.toString();
      }
    }
  }

  /** The Merkle tree of RFC 6962: the roots of its largest perfect subtrees, left to right. */
  static final class Tree {
    long size;
    private final List<byte[]> roots = new ArrayList<>();
    private final List<Long> widths = new ArrayList<>();

    void add(byte[] root, long width) {
      roots.add(root);
      widths.add(width);
      size += width;
      for (int n = roots.size(); n > 1 && widths.get(n - 1).equals(widths.get(n - 2)); n--) {
        roots.set(n - 2, node(roots.get(n - 2), roots.remove(n - 1)));
        widths.set(n - 2, 2 * widths.remove(n - 1));
      }
    }

    void addGap(long until, List<byte[]> hashes) {
      for (byte[] hash : hashes) {
        need(hash.length == 32 && size < until, "is a gap with other hashes than it needs");
        add(hash, Math.min(Long.lowestOneBit(size), Long.highestOneBit(until - size)));
      }
      need(size == until && !hashes.isEmpty(), "is a gap with fewer hashes than it needs");
    }

    byte[] root() {
      byte[] root = roots.get(roots.size() - 1);
      for (int i = roots.size() - 2; i >= 0; i--) {
        root = node(roots.get(i), root);
      }
      return root;
    }

    static byte[] node(byte[] left, byte[] right) { return sha256(new byte[] {1}, left, right); }

    /** The roots of m and of n entries that PROOF(m, D[n]) leads to; {@code known}: m's, as long as m is on the left edge. */
    static byte[][] consistent(long m, long n, byte[] known, Iterator<byte[]> proof) {
      need(m == n && known != null || proof.hasNext(), "has fewer hashes than it needs");
      if (m == n) {
        byte[] root = known != null ? known : proof.next();
        return new byte[][] {root, root};
      }
      long left = Long.highestOneBit(n - 1);
      byte[][] inner = m <= left ? consistent(m, left, known, proof) : consistent(m - left, n - left, null, proof);
      need(proof.hasNext(), "has fewer hashes than it needs");
      byte[] other = proof.next();
      return m <= left ? new byte[][] {inner[0], node(inner[1], other)} : new byte[][] {node(other, inner[0]), node(other, inner[1])};
    }
  }

  /** Keys, certificates and signatures. */
  static final class Keys {
    /** Of each kind: its name, how it signs; and in CMS its digest, the digest's OID, and the content of its AlgorithmIdentifier. */
    private static final Map<String, List<String>> KINDS = Map.of(
        "RSA3072", List.of("RSA-3072", "SHA256withRSA", "SHA-256", "608648016503040201", "06092a864886f70d01010b0500"),
        "RSA4096", List.of("RSA-4096", "SHA256withRSA", "SHA-256", "608648016503040201", "06092a864886f70d01010b0500"),
        "EC256", List.of("P-256", "SHA256withECDSA", "SHA-256", "608648016503040201", "06082a8648ce3d040302"),
        "EC384", List.of("P-384", "SHA384withECDSA", "SHA-384", "608648016503040202", "06082a8648ce3d040303"),
        "Ed25519", List.of("Ed25519", "Ed25519", "SHA-512", "608648016503040203", "06032b6570"));

    static List<String> kind(PublicKey key) {
      String kind = key instanceof RSAPublicKey rsa ? "RSA" + rsa.getModulus().bitLength()
          : key instanceof ECPublicKey ec ? "EC" + ec.getParams().getCurve().getField().getFieldSize()
          : key instanceof EdECPublicKey ed ? ed.getParams().getName() : key.getAlgorithm();
      need(KINDS.containsKey(kind), "has a key of a kind that is not used: " + kind);
      return KINDS.get(kind);
    }

    static PublicKey read(byte[] der) {
      for (String family : List.of("EC", "RSA", "Ed25519")) {
        try {
          PublicKey key = KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(der));
          need(Arrays.equals(key.getEncoded(), der) && kind(key) != null, "has a key in a second form");
          return key;
        } catch (GeneralSecurityException e) {
          // the next family
        }
      }
      throw new Refused("has a key that is neither EC, RSA nor Ed25519");
    }

    static boolean verify(PublicKey key, byte[] message, byte[] signature) {
      try {
        Signature verifier = Signature.getInstance(kind(key).get(1));
        verifier.initVerify(key);
        verifier.update(message);
        return verifier.verify(signature);
      } catch (GeneralSecurityException e) {
        return false;
      }
    }

    static X509Certificate certificate(byte[] der) {
      try {
        X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        need(Arrays.equals(read.getEncoded(), der), "is a certificate with something behind it");
        return read;
      } catch (GeneralSecurityException e) {
        throw new Refused("is no certificate: " + e.getMessage());
      }
    }

    static boolean signed(X509Certificate certificate, PublicKey by) {
      try {
        certificate.verify(by);
        return true;
      } catch (GeneralSecurityException e) {
        return false;
      }
    }

    /** A list of revoked certificates says what the journal says of it, and its issuer has signed it. */
    static void checkList(byte[] der, Json said, PublicKey issuer) {
      try {
        X509CRL crl = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
        crl.verify(issuer);
        Set<? extends X509CRLEntry> revoked = crl.getRevokedCertificates() == null ? Set.of() : crl.getRevokedCertificates();
        byte[] number = Der.read(Der.read(crl.getExtensionValue("2.5.29.20")).get(0).content).get(0).content;
        need(Arrays.equals(crl.getEncoded(), der) && new BigInteger(number).equals(BigInteger.valueOf(said.number("number")))
            && revoked.stream().map(one -> one.getSerialNumber().toString(16)).collect(Collectors.toSet()).equals(new HashSet<>(said.texts("serials")))
            && crl.getThisUpdate().toInstant().equals(said.time("thisUpdate").truncatedTo(ChronoUnit.SECONDS))
            && crl.getNextUpdate().toInstant().equals(said.time("nextUpdate").truncatedTo(ChronoUnit.SECONDS)), "is another list than the journal says");
      } catch (GeneralSecurityException e) {
        throw new Refused("is not its issuer's list: " + e.getMessage());
      }
    }

    /** RFC 5280 4.2.1.2 method 1: SHA-1 of the bits of the key. */
    static byte[] identifier(PublicKey key) {
      byte[] bits = Der.read(Der.read(key.getEncoded()).get(0).content).get(1).content;
      return digest("SHA-1", Arrays.copyOfRange(bits, 1, bits.length));
    }
  }

  /** One element of DER: its tag and what is in it. */
  record Der(int tag, byte[] content) {
    static List<Der> read(byte[] in) {
      List<Der> found = new ArrayList<>();
      ByteBuffer buffer = ByteBuffer.wrap(in);
      while (buffer.hasRemaining()) {
        int tag = buffer.get() & 0xff;
        int length = buffer.get() & 0xff;
        if (length > 0x80) {
          byte[] octets = new byte[Math.min(length - 0x80, 3)];
          buffer.get(octets);
          length = new BigInteger(1, octets).intValue();
        }
        need(length <= buffer.remaining(), "is no DER");
        byte[] content = new byte[length];
        buffer.get(content);
        found.add(new Der(tag, content));
      }
      return found;
    }

    static byte[] of(int tag, byte[]... parts) {
      byte[] content = join(parts);
      int n = content.length;
      byte[] length = n < 0x80 ? new byte[] {(byte) n} : n < 0x100 ? new byte[] {(byte) 0x81, (byte) n} : new byte[] {(byte) 0x82, (byte) (n >> 8), (byte) n};
      return join(new byte[] {(byte) tag}, length, content);
    }

    static byte[] oid(String hex) { return of(6, unhex(hex)); }
    static byte[] attribute(String type, byte[] value) { return of(0x30, oid(type), of(0x31, value)); }

    /** The content of a SET OF: the elements in the order of their bytes. */
    static byte[] set(byte[]... parts) { return join(Stream.of(parts).sorted(Arrays::compareUnsigned).toArray(byte[][]::new)); }
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Stream.of(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  static MessageDigest algorithm(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] digest(String name, byte[]... parts) {
    MessageDigest digest = algorithm(name);
    Stream.of(parts).forEach(digest::update);
    return digest.digest();
  }

  static byte[] utf8(String text) { return text.getBytes(StandardCharsets.UTF_8); }
  static byte[] sha256(byte[]... parts) { return digest("SHA-256", parts); }
  static String sha256Hex(byte[]... parts) { return hex(sha256(parts)); }
  static String hex(byte[] bytes) { return HexFormat.of().formatHex(bytes); }

  static byte[] unhex(String hex) {
    need(hex.matches("([0-9a-f]{2})*"), "has something that is not lower-case hex");
    return HexFormat.of().parseHex(hex);
  }

  /** Puts a file together from frames, one a line, as zbarimg prints them (docs/qr-frames.md). */
  static String frames(String[] args) throws IOException {
    TreeMap<Integer, byte[]> parts = new TreeMap<>();
    Set<String> transfers = new HashSet<>();
    for (String file : Arrays.copyOfRange(args, 1, args.length - 1)) {
      for (String line : Files.readAllLines(Path.of(file), StandardCharsets.ISO_8859_1)) {
        String[] fields = line.split("\\.", -1);
        CRC32 crc = new CRC32();
        crc.update(line.substring(0, Math.max(0, line.lastIndexOf('.'))).getBytes(StandardCharsets.ISO_8859_1));
        need(fields.length == 6 && fields[0].equals("csq1") && fields[5].equals(String.format("%08x", crc.getValue())), "a line is no frame, or damaged: " + line);
        transfers.add(fields[1] + "." + fields[3]);
        byte[] before = parts.put(Integer.parseInt(fields[2]), Base64.getUrlDecoder().decode(fields[4]));
        need(before == null || Arrays.equals(before, parts.get(Integer.parseInt(fields[2]))), "there are two frames " + fields[2]);
      }
    }
    need(transfers.size() == 1, "these are frames of no transfer, or of several: " + transfers);
    String transfer = transfers.iterator().next();
    List<Integer> missing = IntStream.range(0, Integer.parseInt(transfer.substring(17))).filter(i -> !parts.containsKey(i)).boxed().toList();
    need(missing.isEmpty() && parts.size() == Integer.parseInt(transfer.substring(17)), "these frames are missing: " + missing);
    Json said = Json.parse(parts.remove(0)).members("bytes,name,sha256,v");
    byte[] whole = join(parts.values().toArray(byte[][]::new));
    need(said.number("v") == 1 && whole.length == said.number("bytes") && sha256Hex(whole).equals(said.text("sha256"))
        && transfer.startsWith(said.text("sha256").substring(0, 16)), "the frames do not make the file that they say");
    need(said.text("name").matches("(?!\\.)[^/\\\\\\p{Cntrl}]{1,120}"), "the file has a name that is none");
    Path to = Path.of(args[args.length - 1]).resolve(said.text("name"));
    Files.write(to, whole, StandardOpenOption.CREATE_NEW);
    return "Written: " + to + ", " + whole.length + " bytes, SHA-256 " + sha256Hex(whole);
  }

  /** The first 8 bytes as PGP words (Juola and Zimmermann, 1995): of each pair the first for even positions. */
  static List<String> words(byte[] bytes) {
    String[] pairs = WORDS.strip().split("[ \n]+");
    return IntStream.range(0, 8).mapToObj(i -> pairs[bytes[i] & 0xff].split(":")[i % 2]).toList();
  }

  static final String WORDS = """
        aardvark:adroitness absurd:adviser accrue:aftermath acme:aggregate adrift:alkali adult:almighty afflict:amulet
        ahead:amusement aimless:antenna Algol:applicant allow:Apollo alone:armistice ammo:article ancient:asteroid apple:Atlantic
        artist:atmosphere assume:autopsy Athens:Babylon atlas:backwater Aztec:barbecue baboon:belowground backfield:bifocals
        backward:bodyguard banjo:bookseller beaming:borderline bedlamp:bottomless beehive:Bradbury beeswax:bravado
        befriend:Brazilian Belfast:breakaway berserk:Burlington billiard:businessman bison:butterfat blackjack:Camelot
        blockade:candidate blowtorch:cannonball bluebird:Capricorn bombast:caravan bookshelf:caretaker brackish:celebrate
        breadline:cellulose breakup:certify brickyard:chambermaid briefcase:Cherokee Burbank:Chicago button:clergyman
        buzzard:coherence cement:combustion chairlift:commando chatter:company checkup:component chisel:concurrent
        choking:confidence chopper:conformist Christmas:congregate clamshell:consensus classic:consulting classroom:corporate
        cleanup:corrosion clockwork:councilman cobra:crossover commence:crucifix concert:cumbersome cowbell:customer
        crackdown:Dakota cranky:decadence crowfoot:December crucial:decimal crumpled:designing crusade:detector cubic:detergent
        dashboard:determine deadbolt:dictator deckhand:dinosaur dogsled:direction dragnet:disable drainage:disbelief
        dreadful:disruptive drifter:distortion dropper:document drumbeat:embezzle drunken:enchanting Dupont:enrollment
        dwelling:enterprise eating:equation edict:equipment egghead:escapade eightball:Eskimo endorse:everyday endow:examine
        enlist:existence erase:exodus escape:fascinate exceed:filament eyeglass:finicky eyetooth:forever facial:fortitude
        fallout:frequency flagpole:gadgetry flatfoot:Galveston flytrap:getaway fracture:glossary framework:gossamer
        freedom:graduate frighten:gravity gazelle:guitarist Geiger:hamburger glitter:Hamilton glucose:handiwork goggles:hazardous
        goldfish:headwaters gremlin:hemisphere guidance:hesitate hamlet:hideaway highchair:holiness hockey:hurricane
        indoors:hydraulic indulge:impartial inverse:impetus involve:inception island:indigo jawbone:inertia keyboard:infancy
        kickoff:inferno kiwi:informant klaxon:insincere locale:insurgent lockup:integrate merit:intention minnow:inventive
        miser:Istanbul Mohawk:Jamaica mural:Jupiter music:leprosy necklace:letterhead Neptune:liberty newborn:maritime
        nightbird:matchmaker Oakland:maverick obtuse:Medusa offload:megaton optic:microscope orca:microwave payday:midsummer
        peachy:millionaire pheasant:miracle physique:misnomer playhouse:molasses Pluto:molecule preclude:Montana prefer:monument
        preshrunk:mosquito printer:narrative prowler:nebula pupil:newsletter puppy:Norwegian python:October quadrant:Ohio
        quiver:onlooker quota:opulent ragtime:Orlando ratchet:outfielder rebirth:Pacific reform:pandemic regain:Pandora
        reindeer:paperweight rematch:paragon repay:paragraph retouch:paramount revenge:passenger reward:pedigree rhythm:Pegasus
        ribcage:penetrate ringbolt:perceptive robust:performance rocker:pharmacy ruffled:phonetic sailboat:photograph
        sawdust:pioneer scallion:pocketful scenic:politeness scorecard:positive Scotland:potato seabird:processor
        select:provincial sentence:proximate shadow:puberty shamrock:publisher showgirl:pyramid skullcap:quantity
        skydive:racketeer slingshot:rebellion slowdown:recipe snapline:recover snapshot:repellent snowcap:replica
        snowslide:reproduce solo:resistor southward:responsive soybean:retraction spaniel:retrieval spearhead:retrospect
        spellbind:revenue spheroid:revival spigot:revolver spindle:sandalwood spyglass:sardonic stagehand:Saturday
        stagnate:savagery stairway:scavenger standard:sensation stapler:sociable steamship:souvenir sterling:specialist
        stockman:speculate stopwatch:stethoscope stormy:stupendous sugar:supportive surmount:surrender suspense:suspicious
        sweatband:sympathy swelter:tambourine tactics:telephone talon:therapist tapeworm:tobacco tempest:tolerance tiger:tomorrow
        tissue:torpedo tonic:tradition topmost:travesty tracker:trombonist transit:truncated trauma:typewriter treadmill:ultimate
        Trojan:undaunted trouble:underfoot tumor:unicorn tunnel:unify tycoon:universe uncut:unravel unearth:upcoming
        unwind:vacancy uproot:vagabond upset:vertigo upshot:Virginia vapor:visitor village:vocalist virus:voyager Vulcan:warranty
        waffle:Waterloo wallet:whimsical watchword:Wichita wayside:Wilmington willow:Wyoming woodlark:yesteryear Zulu:Yucatan
      """;
}
