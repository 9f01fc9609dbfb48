import java.awt.image.BufferedImage;
import java.io.*;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.*;
import java.nio.file.*;
import java.security.*;
import java.security.cert.*;
import java.security.interfaces.*;
import java.security.spec.X509EncodedKeySpec;
import java.time.*;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.*;
import java.util.function.Consumer;
import java.util.regex.*;
import java.util.stream.*;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.security.auth.x500.X500Principal;

/**
 * Checks an audit bundle of a Countersign vault: a folder with a journal that nobody can have changed since.
 *
 *     java Verify.java [FOLDER]             the folder it is started in, if none is named; an archive is unpacked first
 *     java Verify.java frames FILE... TO    makes a file in the folder TO of saved QR codes, or of the texts of filmed ones (docs/qr-frames.md)
 *
 * It needs Java 17 or later and nothing else, reads nothing but the bundle, and writes nothing but (for frames) that file.
 * It exits with 0 when all is well, 1 when something is refused, 2 when it was called wrongly. It shares no code with Countersign.
 *
 * To read it: check() says what is done, in order. Then come the journal (lines, hashes, signatures), the rules (who may do what),
 * certificates and signatures, and the tools: files, JSON, the Merkle tree, keys, frames.
 * The format is docs/audit-bundle.md. A key is named by the SHA-256 of its SubjectPublicKeyInfo; the domain "" is the vault's own.
 */
public final class Verify {
  static final String PATHS = "journal\\.jsonl|checkpoint|previous-checkpoint|consistency\\.json|Verify\\.java|VERIFY\\.md|words\\.txt"
      + "|credentials/(custodians|[0-9a-f]{64})\\.pem|attachments/[0-9a-f]{64}|(certificates|crls)/[0-9a-f]{64}\\.pem";
  static final String OF_WHOLE = "requests/[0-9a-f-]{36}\\.txt|register/[A-Za-z0-9._-]+\\.(csv|json)|reports/[A-Za-z0-9._-]+\\.pdf";
  static final Pattern ATTACHMENT = Pattern.compile("\"attachment\":\"([0-9a-f]{64})\"");
  static final List<String> LEVELS = List.of("public", "restricted", "confidential");
  private String place = ""; // what is being looked at
  private final Map<String, Long> checked = new LinkedHashMap<>(), open = new LinkedHashMap<>(); // what was, and could not be, checked
  private Path bundle;
  private final TreeMap<String, Long> files = new TreeMap<>(); // with their lengths
  private final TreeMap<String, String> hashes = new TreeMap<>(); // of those files
  private Json manifest, scope;
  private final Map<String, PublicKey> given = new HashMap<>(); // credentials/
  private final Tree tree = new Tree();
  private final Set<String> attachments = new TreeSet<>();
  private final List<Claim> claims = new ArrayList<>();

  public static void main(String[] args) { System.exit(run(args, new PrintStream(System.out, true, StandardCharsets.UTF_8))); }

  /** What main does; 0, 1 or 2. */
  public static int run(String[] args, PrintStream out) {
    boolean frames = args.length >= 3 && args[0].equals("frames");
    Verify verify = new Verify();
    verify.bundle = Path.of(frames ? args[args.length - 1] : args.length == 1 ? args[0] : ".");
    verify.place = verify.bundle.toString();
    if (!frames && args.length > 1 || !Files.exists(verify.bundle)) {
      out.println("Usage: java Verify.java [FOLDER]\n       java Verify.java frames FILE... TO");
      return 2;
    }
    try {
      need(Files.isDirectory(verify.bundle), "is no folder; unpack an archive, and check what comes of it");
      String said = frames ? verify.frames(args) : verify.check();
      verify.checked.forEach((what, count) -> out.println(plain(String.format("checked     %,14d  %s", count, what))));
      verify.open.forEach((what, count) -> out.println(plain(String.format("NOT checked %,14d  %s", count, what))));
      said.lines().forEach(line -> out.println(plain(line)));
      return 0;
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) { // whatever a hostile file makes a reader stumble over
      out.println(plain("REFUSED: " + verify.place + ": " + (e instanceof Refused ? e.getMessage() : "cannot be read (" + e + ")")));
      return 1;
    }
  }

  private String check() throws IOException {
    list();
    place = "manifest.json";
    manifest = Json.file(read(place));
    need(manifest.text("format").equals("countersign.audit-bundle"), "is not of an audit bundle");
    need(manifest.number("v") == 1, "is of version " + manifest.number("v") + "; this program knows version 1");
    manifest.members("createdAt,createdBy,files,format,journal,name,previous?,program,scope,v,vault,words");
    scope = manifest.at("scope").members("domain,from,level,until");
    Json counts = manifest.at("journal").members("entries,gaps,root,size,withheld");
    files(counts.number("entries") == counts.number("size"));
    for (String pem : in("credentials/[0-9a-f]{64}.pem")) {
      byte[] der = pem(pem);
      given.put(sha256Hex(der), key(der));
    }
    place = "checkpoint";
    Note head = Note.read(text(place));
    need(head.vault.equals(manifest.text("vault")) && head.size == counts.number("size") && hex(head.root).equals(counts.text("root")),
        "is of another head than the manifest says");
    String words = words(head.root);
    need(String.join(" ", manifest.texts("words")).equals(words), "the manifest has other words for this head");
    Map<String, String> signers = head.signers(given);
    need(signers.size() >= 2, "is not signed by two persons");
    seal(signers.values().stream().map(given::get).toList());
    journal(counts);
    place = "manifest.json.p7s";
    signers.forEach((person, credential) -> rule(sure(""), uses(person, credential), person + " has no such credential at the head"));
    previous(head);
    place = "credentials/";
    rule(sure(""), credentials.keySet().equals(given.keySet()), "are not those that the journal enrolls");
    certificates();
    place = "requests/";
    Set<String> texts = requestIds.stream().map(id -> "requests/" + id + ".txt").collect(Collectors.toSet());
    need(gaps || !withheld.isEmpty() || texts.equals(Set.copyOf(in("requests/.*"))), "are not those of the journal");
    return """
        NOT checked, as it gives nobody authority: who trusts a key (blast radius, confirmations), reviews, purposes and cryptoperiods, looks at
        tokens, what backups and published sets hold. register/, requests/ and reports/ are as they were signed, but are not derived again.
        NOT checked here, though the console asks it: owners and stakeholders of domains; policies that nobody could meet; labels and serials
        that are there twice; which tokens an intent opens; one rotation of a key at a time; the token of a sign-in;
        which watched keys are distrusted; signatures of imported certificates; what audit.exported, head.given-up and vault.restored say of heads.
        Vault "%s" (%s), exported %s by %s, signed by %s.
        Head of the journal: %d entries, root %s
        In words, to compare with paper: %s
        Nothing was found to be wrong.""".formatted(manifest.text("name"), head.vault, manifest.text("createdAt"),
        manifest.text("createdBy"), String.join(", ", signers.keySet()), head.size, hex(head.root), words);
  }

  /** The files are those of the manifest, with their hashes, and SHA256SUMS says the same. */
  private void files(boolean complete) throws IOException {
    for (Json file : manifest.list("files")) {
      place = file.members("bytes,path,sha256").text("path");
      need(hashes.isEmpty() || place.compareTo(hashes.lastKey()) > 0, "is out of order in the manifest, or there twice");
      need(place.matches(PATHS) || complete && place.matches(OF_WHOLE), "is no file of such a bundle");
      need(hash(place).equals(file.text("sha256")), "has another hash than the manifest says");
      need(files.get(place) == file.number("bytes"), "has another length than the manifest says");
      hashes.put(place, file.text("sha256"));
    }
    hashes.put("manifest.json", hash("manifest.json"));
    hashes.put("manifest.json.p7s", hash("manifest.json.p7s"));
    for (String path : files.keySet()) {
      place = path;
      need(hashes.containsKey(path) || path.equals("SHA256SUMS"), "is not in the manifest");
    }
    place = "SHA256SUMS";
    String sums = hashes.entrySet().stream().map(file -> file.getValue() + "  " + file.getKey() + "\n").collect(Collectors.joining());
    need(sums.equals(text(place)), "does not say the same as the manifest");
    count("files against manifest.json and SHA256SUMS", hashes.size());
    count("bytes of files hashed", files.values().stream().mapToLong(Long::longValue).sum());
  }

  /** The head of an earlier export, and that this journal goes on from it (RFC 6962 2.1.2). */
  private void previous(Note head) throws IOException {
    place = "previous-checkpoint";
    boolean there = manifest.has("previous");
    need(files.containsKey(place) == there && files.containsKey("consistency.json") == there, "is not as the manifest says");
    if (!there) {
      open("earlier heads: none is here, so compare the words below with what you have on paper");
      return;
    }
    Note before = Note.read(text(place));
    Json said = manifest.at("previous").members("root,size");
    need(before.vault.equals(head.vault) && before.size == said.number("size") && hex(before.root).equals(said.text("root")), "is another head");
    before.signers(given).forEach((person, spki) -> rule(sure(""), credentials.containsKey(spki) && credentials.get(spki).person.equals(person)
        && credentials.get(spki).from < before.size && credentials.get(spki).until >= before.size, person + " had no such credential then"));
    place = "consistency.json";
    Json proof = Json.file(read(place)).members("from,hashes,to");
    need(proof.number("from") == before.size && proof.number("to") == head.size && before.size <= head.size, "is between other sizes");
    Iterator<byte[]> nodes = proof.texts("hashes").stream().map(Verify::unhex).iterator();
    byte[][] roots = Tree.consistent(before.size, head.size, before.root, nodes);
    need(!nodes.hasNext() && Arrays.equals(roots[0], before.root) && Arrays.equals(roots[1], head.root), "proves something else");
    count("earlier head, of " + before.size + " entries, that this journal goes on from", 1);
  }

  /** Why something is refused, in words. */
  static final class Refused extends RuntimeException {
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
    lines("journal.jsonl", line -> found[line.has("gap") ? gap(line.members("gap").at("gap")) : entry(line)]++);
    settle();
    place = "journal.jsonl";
    need(tree.size == counts.number("size") && hex(tree.root()).equals(counts.text("root")),
        "does not lead to the head that was signed, but to " + tree.size + " entries with the root " + hex(tree.root()));
    need(found[0] == counts.number("entries") && found[1] == counts.number("withheld") && found[2] == counts.number("gaps"),
        "has other numbers of entries, withheld entries and gaps than the manifest says");
    count("entries: canonical, in the tree, in their order, signed", found[0] + found[1]);
    place = "attachments/";
    need(attachments.equals(Set.copyOf(in("attachments/.*"))), "are not those that the entries name");
    attachments.forEach(path -> need(path.endsWith(hashes.get(path)), path + " is not named after its hash"));
    count("attachments, each named by an entry", attachments.size());
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
  private int entry(Json line) {
    boolean first = tree.size == 0;
    boolean here = line.has("body");
    line.members((here ? "body,header,salt," : "header,") + (first ? "signatures" : "signature"));
    Json header = line.at("header").members("actor,at,bodyHash,credential,domain,drill,kind,level,seq,v,vault");
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
      ATTACHMENT.matcher(line.at("body").text()).results().forEach(one -> attachments.add("attachments/" + one.group(1)));
    } else {
      open("entries withheld by their level: only header and signature are here");
    }
    tree.add(sha256(new byte[1], header.bytes()), 1);
    byte[] head = Note.text(manifest.text("vault"), tree.size, tree.root()); // with this entry in it
    Entry e = new Entry(header.number("seq"), header.time("at"), header.text("kind"), header.text("actor"), header.text("credential"),
        header.text("domain"), header.truth("drill"), here ? line.at("body") : null);
    if (first) {
      founders = line.list("signatures").stream().map(one -> one.members("credential,signature").text("credential")).toList();
      line.list("signatures").forEach(one -> claim(one.text("credential"), head, one.base64("signature"), "is not signed by a founder"));
    } else {
      rule(sure(""), uses(e.actor, e.credential), e.actor + " has no such credential at this entry");
      claim(e.credential, head, line.base64("signature"), "has a signature that is not " + e.actor + "'s over the head");
    }
    apply(e);
    return here ? 0 : 1;
  }

  private void claim(String credential, byte[] message, byte[] signature, String why) {
    need(given.containsKey(credential), "is signed by a credential that is not in credentials/");
    claims.add(new Claim(given.get(credential), message, signature, place, why));
    if (claims.size() == 4096) {
      settle();
    }
  }

  private void settle() {
    Optional<Claim> wrong = claims.parallelStream().filter(one -> !verify(one.key, one.message, one.signature)).findFirst();
    place = wrong.map(Claim::place).orElse(place);
    wrong.ifPresent(one -> need(false, one.why));
    count("signatures of entries, approvals and sign-ins", claims.size());
    claims.clear();
  }

  // ================ The rules: who may do what, under the policy then in force

  /**
   * What can be asked for: in the vault's own domain, in one that is not the vault's, or in any; executed in an HSM, or by being recorded;
   * decided by which rule of the policy; in which states of its key (NIST SP 800-57), and which state follows; and what a result has.
   */
  record Operation(String name, String where, String how, String rule, String from, String to, String result) { }

  static final Map<String, Operation> OPERATIONS = """
      key.generate key.adopt  | domain | hsm | routine | | | algorithm,attributes,ckaId,publicKey,spki,token
      key.rotate              | domain | hsm | routine | active suspended compromised | | algorithm,attributes,ckaId,publicKey,spki,token
      key.activate            | domain | record | routine | pre-activation | active | crls,documents,files,millis
      key.suspend             | domain | hsm | routine | active | suspended | crls,documents,files,millis
      key.reinstate           | domain | hsm | routine | suspended | active | crls,documents,files,millis
      key.revoke              | domain | hsm | routine | active suspended | deactivated | crls,documents,files,millis
      key.retire              | domain | record | routine | active suspended | deactivated | crls,documents,files,millis
      key.emergency-revoke    | domain | hsm | emergency | all | compromised | crls,documents,files,millis
      key.destroy             | domain | hsm | destruction | pre-activation deactivated compromised | destroyed | destroyed,foundAfter,signAttempt
      key.keep                | domain | record | routine | deactivated compromised | |
      crl.issue               | domain | hsm | routine | all | | crls,documents,files,millis
      certificate.root certificate.issue | domain | hsm | routine | pre-activation active | | der,files
      certificate.issue-csr   | domain | hsm | routine | | | der,files
      certificate.import      | domain | record | routine | all | |
      watched.distrust        | domain | record | emergency | | |
      watched.trust-again trust.add trust.change trust.remove inventory.import finding.close | domain | record | routine | | |
      publication.issue       | domain | hsm | routine | | | archive,manifest,signatures
      domain.change domain.review policy.change execution.resolve | any | record | routine | | |
      domain.create person.enrol person.remove clock.state | vault | record | routine | | |
      token.commission token.reshare | vault | hsm | routine | | | generation,k,module,shares,token
      token.reconcile         | vault | hsm | routine | | | count,differences,objects,seen
      key.destroy-found       | vault | hsm | destruction | | | destroyed,foundAfter,signAttempt
      """.replace("all", "pre-activation active suspended deactivated compromised").lines().map(line -> line.split(" *\\| *", -1))
      .flatMap(row -> Stream.of(row[0].split(" ")).map(name -> new Operation(name, row[1], row[2], row[3], row[4], row[5], row[6])))
      .collect(Collectors.toMap(Operation::name, one -> one));
  /** What one person alone may say of the vault; and of a domain: it gives nobody any authority. */
  static final Set<String> ALONE = Set.of("session.opened", "session.closed", "journal.cut", "token.looked", "difference.disposed",
      "audit.exported", "backup.made", "backup.drilled", "head.given-up"), ALONE_IN_DOMAIN = Set.of("trust.confirmed", "crl.observed");

  /** {@code credential}: the one in use, or "". */
  record Person(boolean present, Set<String> roles, String credential) { }
  /** {@code from}, {@code until}: entries at which it came into use and was removed. */
  record Credential(String person, String share, String token, long from, long until) { }
  record Key(String domain, String state, PublicKey key) { }
  /** A request that is not over (ended ones are let go, as a journal may have a million); approvals by person, numbers of lists by issuer. */
  record Request(Json body, Json parameters, Operation kind, String domain, String by, String credential, Map<String, Json> approvals,
      Map<String, Long> numbers) {
    boolean is(String... operations) { return List.of(operations).contains(kind.name); }
  }

  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, Credential> credentials = new HashMap<>();
  private final Map<String, Json> policies = new HashMap<>(); // by domain
  private final Map<String, Json> tokens = new HashMap<>(); // by serial: who holds shares of the PIN
  private final Map<String, Key> keys = new HashMap<>();
  private final Map<String, String> certs = new HashMap<>(); // SHA-256 of the certificate, domain
  private final Map<String, Json> crls = new HashMap<>(); // by the SHA-256 of the list
  private final Map<String, Long> numbers = new HashMap<>(); // of lists, by issuer: the highest taken
  private final Map<String, Long> passed = new HashMap<>(); // of lists, by issuer: the last recorded
  private final Map<String, Request> requests = new HashMap<>(); // by hash
  private final Map<String, String> executing = new HashMap<>(); // hash of the request, person
  private final Set<String> requestIds = new HashSet<>();
  private final Set<String> withheld = new HashSet<>(); // domains of which a body is withheld
  private List<String> founders = List.of();
  private boolean gaps;
  private long floor; // of the numbers of lists, after a restore
  private Instant lastAt = Instant.EPOCH;

  /** Whether the bundle has a period: then requests that are wholly outside of it are not here. */
  private boolean limited() { return !scope.text("from").isEmpty() || !scope.text("until").isEmpty(); }
  private boolean inScope(String domain) { return scope.text("domain").isEmpty() || scope.text("domain").equals(domain); }
  /** Whether all is here that says who may do what in this domain. */
  private boolean sure(String domain) { return !withheld.contains("") && !withheld.contains(domain) && (domain.isEmpty() || inScope(domain)); }
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
      case "execution.finished", "execution.failed" -> ended(e, e.body);
      case "session.opened" -> claim(e.credential, utf8("countersign.session/" + manifest.text("vault") + "\n" + e.body.text("challenge") + "\n"),
          e.body.base64("signature"), "has a sign-in that " + e.actor + " did not sign");
      case "head.given-up" -> floor = Math.max(floor, e.body.at("head").number("crlNumber") + 1000);
      default -> need(ALONE.contains(e.kind) || ALONE_IN_DOMAIN.contains(e.kind), "is of a kind that this program does not know: " + e.kind);
    }
    boolean ofRequest = e.kind.startsWith("request.") || e.kind.startsWith("execution.");
    need(ofRequest || e.drill == e.kind.equals("backup.drilled"), "is marked as a drill, or is not marked as the drill it is");
    need(ofRequest || e.domain.isEmpty() || ALONE_IN_DOMAIN.contains(e.kind), "is about the vault, but of a domain");
    count("entries held against the rules: " + e.kind, 1);
  }

  private void founded(Entry e, Json body) {
    body.list("founders").forEach(one -> enrol(one.members("credential,person").at("person"), one.at("credential"), 0));
    List<String> ids = body.list("founders").stream().map(one -> one.at("person").text("id")).toList();
    need(people.size() >= 3 && people.size() == ids.size(), "founds a vault by fewer than three persons");
    need(ids.stream().map(id -> people.get(id).credential).toList().equals(founders) && uses(e.actor, founders.get(0))
        && e.credential.equals(founders.get(0)), "is not signed by all founders in their order");
    need(people.values().stream().allMatch(p -> p.roles.contains("CUSTODIAN")), "is founded by somebody who is no custodian");
    policies.put("", policy(body.at("policy"), 1));
  }

  /** A policy never lets one person decide. */
  private static Json policy(Json policy, long version) {
    need(policy.number("version") == version, "has a policy of another version than " + version);
    for (String name : List.of("routine", "emergency", "destruction")) {
      Json rule = policy.at(name).members("approvalHours,persons,raiserCounts,requestHours,roles,roster");
      need(rule.number("persons") >= 2, "has a policy by which one person decides alone");
    }
    return policy;
  }

  /** No two persons share a key or a token, and a key is never enrolled again. */
  private Credential free(String id, Json credential, long seq) {
    String spki = sha256Hex(credential.members("proof,share,signing,token").base64("signing"));
    Credential free = new Credential(id, sha256Hex(credential.base64("share")), credential.at("token").text("serial"), seq, Long.MAX_VALUE);
    need(!credentials.containsKey(spki) && !keys.containsKey(spki) && !spki.equals(free.share), "enrolls a key that is taken");
    credentials.forEach((key, other) -> need(other.person.equals(id) || other.until <= seq || !Set.of(spki, free.share).contains(other.share)
        && !key.equals(free.share) && !other.token.equals(free.token), "enrolls a key or token of somebody else"));
    return free;
  }

  private void enrol(Json person, Json credential, long seq) {
    String id = person.members("contact,id,name,roles").text("id");
    String spki = people.containsKey(id) ? people.get(id).credential : "";
    if (credential.value != null) {
      Credential added = free(id, credential, seq);
      leave(id, seq);
      spki = sha256Hex(credential.base64("signing"));
      credentials.put(spki, added);
      String proved = "countersign.enrolment/" + manifest.text("vault") + "\n" + id + "\n" + spki + "\n" + added.share + "\n";
      claim(spki, utf8(proved), credential.base64("proof"), "enrolls a key that " + id + " has not proved to have");
    }
    people.put(id, new Person(true, Set.copyOf(person.texts("roles")), spki));
  }

  /** Ends the use of the person's credential, if there is one. */
  private void leave(String id, long seq) {
    Person left = people.put(id, new Person(false, Set.of(), ""));
    credentials.computeIfPresent(left == null ? "" : left.credential, (spki, c) -> new Credential(id, c.share, c.token, c.from, seq));
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
    rule(sure(""), rule != null && by.size() >= rule.number("persons") + (rule.truth("raiserCounts") ? 0 : 1) && by.entrySet().stream()
        .allMatch(one -> uses(one.getKey(), one.getValue()) && allowed(rule, one.getKey())), "is not signed by enough persons who may");
    floor = 1000 + Math.max(floor, numbers.values().stream().mapToLong(Long::longValue).max().orElse(0));
    what.list("givenUp").forEach(head -> floor = Math.max(floor, head.number("crlNumber") + 1000));
  }

  // ---- Requests and decisions

  private void raised(Entry e, Json b) {
    b.members("domain,drill,expiresAt,id,impact,nonce,operation,parameters,policy,raisedAt,raisedBy,reason,subject,v");
    Operation kind = OPERATIONS.get(b.text("operation"));
    need(b.number("v") == 1 && kind != null, "is a request that this program does not know: " + b.text("operation"));
    Json p = b.at("parameters");
    Request r = new Request(b, p, kind, b.text("domain"), b.text("raisedBy"), e.credential, new HashMap<>(), new HashMap<>());
    need(r.by.equals(e.actor), "is a request that another person raised");
    need(requestIds.add(b.text("id")), "is a request that was raised before");
    need(kind.where.equals("any") || kind.where.equals("vault") == r.domain.isEmpty(), "is asked for in a wrong domain");
    need(!b.time("raisedAt").isAfter(e.at) && b.time("expiresAt").isAfter(b.time("raisedAt")), "is from the future, or expires at once");
    Json policy = policies.get(r.domain);
    if (rule(sure(r.domain), policy != null, "is of an unknown domain")) {
      rule(sure(r.domain), sha256Hex(policy.bytes()).equals(b.at("policy").text("hash"))
          && policy.number("version") == b.at("policy").number("version"), "names another policy than the one in force");
      Instant latest = b.time("raisedAt").plus(Duration.ofHours(policy.at(kind.rule).number("requestHours")));
      rule(sure(r.domain), !b.time("expiresAt").isAfter(latest), "stays open for longer than the policy says");
    }
    // What people are shown is what is meant, and those who decide are of the domain of what it touches.
    String spki = p.has("spki") ? p.text("spki") : "";
    need(b.at("subject").text("spki").equals(spki), "shows people another key than it means");
    if (!kind.from.isEmpty() || p.has("issuer")) {
      Key deciding = keys.get(p.has("issuer") ? p.text("issuer") : spki);
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
      need(e.domain.equals(r.domain), "is of another domain than its request");
      need(e.drill == r.body.truth("drill"), e.drill ? "is a drill, but its request is real" : "passes as real, but its request is a drill");
    }
    return Optional.ofNullable(r);
  }

  private void decided(Entry e, Json a) {
    boolean yes = a.members("at,comment,credential,decision,person,request,v").text("decision").equals("approve");
    need(a.number("v") == 1 && (yes || a.text("decision").equals("refuse")), "is no decision of a known version");
    need(yes == e.kind.equals("request.approved"), "says one thing and is called the other");
    need(a.text("person").equals(e.actor) && a.text("credential").equals(e.credential), "is a decision of somebody else");
    claim(e.credential, a.bytes(), e.body.base64("signature"), "holds a decision that " + e.actor + " did not sign");
    request(e, a.text("request")).ifPresent(r -> {
      need(!executing.containsKey(a.text("request")), "decides on a request that is being executed");
      need(!e.at.isAfter(r.body.time("expiresAt")), "decides on a request after it expired");
      need(!a.time("at").isAfter(e.at) && !a.time("at").isBefore(r.body.time("raisedAt")), "is dated outside of its request's life");
      need(r.approvals.put(e.actor, a) == null, e.actor + " approves twice");
      need(!yes || !e.actor.equals(r.by), e.actor + " approves the request that " + e.actor + " raised");
      rule(sure(r.domain), e.actor.equals(r.by) || mayDecide(r, e.actor), e.actor + " may not decide on it");
      if (!yes) {
        requests.remove(a.text("request")); // one refusal ends it
      }
    });
  }

  /** By the policy, and not about oneself. */
  private boolean mayDecide(Request r, String person) {
    String about = r.is("person.remove") ? r.parameters.text("person") : r.is("person.enrol") ? r.parameters.at("person").text("id") : "";
    return policies.containsKey(r.domain) && !person.equals(about) && allowed(ruleFor(r), person);
  }

  /** A change of policy takes what the strictest rule of the policy takes. */
  private Json ruleFor(Request r) {
    Json policy = policies.get(r.domain);
    return !r.is("policy.change") ? policy.at(r.kind.rule) : Stream.of("destruction", "routine", "emergency").map(policy::at)
        .reduce((a, b) -> b.number("persons") > a.number("persons") ? b : a).get();
  }

  /** Whether enough distinct persons have said yes, each not too long ago, and it is not too late. */
  private boolean approved(Request r, Instant at) {
    Json rule = ruleFor(r);
    long needed = r.kind.name.startsWith("trust.") ? policies.get(r.domain).number("trustPathPersons") : rule.number("persons");
    Duration fresh = Duration.ofHours(rule.number("approvalHours"));
    Set<String> persons = r.approvals.values().stream().filter(a -> !at.isAfter(a.time("at").plus(fresh))
        && uses(a.text("person"), a.text("credential")) && mayDecide(r, a.text("person"))).map(a -> a.text("person")).collect(Collectors.toSet());
    boolean raiser = (rule.truth("raiserCounts") || needed == 1) && uses(r.by, r.credential) && mayDecide(r, r.by);
    return persons.size() + (raiser ? 1 : 0) >= needed && (!r.approvals.isEmpty() || !at.isAfter(r.body.time("expiresAt")));
  }

  // ---- Execution: nothing that was not approved, and nothing else than what was approved

  private void started(Entry e, Json body) {
    request(e, body.text("request")).ifPresent(r -> {
      need(executing.put(body.text("request"), e.actor) == null, "begins a request that is being executed");
      need(r.kind.rule.equals("emergency") || body.texts("differences").isEmpty(), "begins a request that is void");
      rule(sure(r.domain), policies.containsKey(r.domain) && body.texts("differences").contains("policy") != sha256Hex(policies.get(r.domain)
          .bytes()).equals(r.body.at("policy").text("hash")), "does not say that the policy has changed since it was signed");
      mayHappen(r, r.parameters, e);
      need(!e.drill || body.at("crlNumbers").names().isEmpty(), "is a drill that takes numbers of real lists");
      for (String issuer : body.at("crlNumbers").names()) {
        r.numbers.put(issuer, body.at("crlNumbers").number(issuer));
        Long before = numbers.put(issuer, r.numbers.get(issuer));
        need(r.numbers.get(issuer) > Math.max(floor, before == null ? 0 : before), "takes a number of a list that was taken before");
      }
    });
  }

  /** What must hold when an operation is executed; where it is only recorded, once more then. */
  private void mayHappen(Request r, Json p, Entry e) {
    need(!e.drill || r.is("key.emergency-revoke"), "is a drill of what cannot be rehearsed");
    rule(sure(r.domain), policies.containsKey(r.domain) && approved(r, e.at), "is executed without enough approvals that count then");
    if (!r.kind.from.isEmpty()) {
      String state = keys.containsKey(p.text("spki")) ? keys.get(p.text("spki")).state : "unknown";
      boolean here = keys.containsKey(p.text("spki")) || inScope(""); // a domain's key may certify another domain's
      rule(whole(r.domain) && here, List.of(r.kind.from.split(" ")).contains(state), "is " + r.kind.name + " of a key that is " + state);
    }
    Key issuer = p.has("issuer") ? keys.get(p.text("issuer")) : null;
    rule(whole(r.domain), !p.has("issuer") || issuer != null && issuer.state.equals("active"), "lets a key issue that is not active");
    Json ready = p.has("token") ? tokens.get(p.at("token").text("serial")) : null;
    rule(sure(""), !p.has("token") || ready != null && ready.at("token").same(p.at("token")), "is about a token that was not commissioned");
    switch (r.kind.name) {
      case "domain.create" -> rule(sure(""), !policies.containsKey(p.at("created").text("id")), "creates a domain that is there");
      case "person.remove" -> rule(sure(""), present(p.text("person")), "removes a person who is not there");
      case "person.enrol" -> need(p.at("credential").value == null || free(p.at("person").text("id"), p.at("credential"), e.seq) != null, "");
      case "execution.resolve" -> {
        Request cut = requests.get(p.text("request"));
        rule(whole(r.domain) || cut != null, cut != null && cut.domain.equals(r.domain) && executing.containsKey(p.text("request")),
            "resolves what is not executing");
      }
      default -> { }
    }
  }

  private void ended(Entry e, Json body) {
    boolean failed = e.kind.equals("execution.failed");
    String hash = body.members(failed ? "arguments,code,request" : "request,result").text("request");
    request(e, hash).ifPresent(r -> {
      need(executing.containsKey(hash), "ends what was not begun");
      need(executing.remove(hash).equals(e.actor), "tells what came of an execution that somebody else began");
      if (!failed && r.kind.how.equals("record")) {
        mayHappen(r, r.parameters, e);
      }
      if (!failed && !e.drill) {
        effect(r, r.parameters, body.at("result").members(r.kind.result), e);
      }
    });
    requests.remove(hash);
  }

  /** The result is of what was approved and nothing else, and has these effects. */
  private void effect(Request r, Json p, Json result, Entry e) {
    switch (r.kind.name) {
      case "key.generate", "key.rotate", "key.adopt" -> made(r, p, result);
      case "certificate.root", "certificate.issue", "certificate.issue-csr" -> certified(r, p, result.base64("der"));
      case "certificate.import" -> certificate(p.base64("certificate"), p.text("spki"), r.domain);
      case "key.destroy", "key.destroy-found" -> need(result.number("destroyed") >= 1 && result.number("foundAfter") == 0
          && !result.text("signAttempt").equals("CKR_OK"), "destroys a key that is still there");
      case "token.commission", "token.reshare" -> shared(r, p, result);
      case "domain.create" -> policies.put(p.at("created").text("id"), p.at("created").at("policy"));
      case "policy.change" -> policies.put(r.domain, p.at("policy"));
      case "person.enrol" -> enrol(p.at("person"), p.at("credential"), e.seq);
      case "person.remove" -> leave(p.text("person"), e.seq);
      case "execution.resolve" -> Stream.of(requests, executing).forEach(one -> one.remove(p.text("request")));
      case "inventory.import" -> lines("attachments/" + p.at("lines").text("attachment"), item -> {
        if (item.has("item") && item.text("item").equals("certificate")) {
          certs.putIfAbsent(sha256Hex(item.base64("der")), r.domain);
        }
      });
      case "clock.state" -> {
        lastAt = p.time("time"); // and what has had its time does not come to life again
        requests.keySet().removeIf(one -> lastAt.isBefore(e.at) && !executing.containsKey(one));
      }
      default -> { }
    }
    if (!r.kind.to.isEmpty()) {
      keys.computeIfPresent(p.text("spki"), (spki, key) -> new Key(key.domain, r.kind.to, key.key));
    }
    for (Json crl : result.has("crls") ? result.list("crls") : List.<Json>of()) {
      Long taken = r.numbers.remove(crl.members("crl,issuer,nextUpdate,number,serials,thisUpdate").text("issuer"));
      need(taken != null && taken == crl.number("number"), "signs a list under a number that was not taken for it");
      need(!crl.time("thisUpdate").isAfter(e.at), "signs a list from the future");
      Long before = passed.put(crl.text("issuer"), taken);
      need(before == null || before < taken, "signs a list that a newer one has passed");
      crls.put(crl.at("crl").text("attachment"), crl);
    }
  }

  private void made(Request r, Json p, Json result) {
    byte[] der = result.base64("publicKey");
    Key made = new Key(r.domain, "pre-activation", key(der));
    need(result.text("spki").equals(sha256Hex(der)) && result.text("algorithm").equals(kind(made.key).get(0))
        && result.at("token").same(p.at("token")) && (r.is("key.adopt") ? result.text("spki").equals(p.text("spki"))
        && result.text("ckaId").equals(p.text("ckaId")) : result.text("algorithm").equals(p.text("algorithm"))), "made another key than was approved");
    need(!credentials.containsKey(sha256Hex(der)) && keys.putIfAbsent(sha256Hex(der), made) == null, "made a key that was there before");
  }

  private void certified(Request r, Json p, byte[] der) {
    X509Certificate made = certificate(der, p.text("spki"), r.domain);
    Json plan = p.at("plan");
    need(made.getSerialNumber().toString(16).equals(plan.text("serial"))
        && made.getNotBefore().toInstant().equals(Instant.parse(plan.text("notBefore")))
        && made.getNotAfter().toInstant().equals(Instant.parse(plan.text("notAfter")))
        && made.getSubjectX500Principal().equals(new X500Principal(plan.text("subject"))), "made another certificate than was approved");
    Key issuer = keys.get(p.text(p.has("issuer") ? "issuer" : "spki"));
    rule(whole(r.domain), issuer != null && signed(made, issuer.key), "made a certificate that its issuer did not sign");
  }

  private X509Certificate certificate(byte[] der, String subject, String domain) {
    X509Certificate read = certificate(der);
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

  // ================ Certificates, lists of revoked ones, and the signature of the manifest

  private void certificates() throws IOException {
    same("certificates/", certs.keySet().stream().filter(id -> inScope(certs.get(id))));
    same("crls/", crls.keySet().stream().filter(id -> inScope(keys.containsKey(crls.get(id).text("issuer"))
        ? keys.get(crls.get(id).text("issuer")).domain : "")));
    List<X509Certificate> issued = new ArrayList<>();
    for (String path : in("certificates/.*")) {
      issued.add(certificate(pem(path)));
    }
    Map<PublicKey, TreeMap<BigInteger, X509CRL>> lists = new HashMap<>(); // by issuer and number
    for (String path : in("crls/.*")) {
      byte[] der = pem(path);
      X509CRL list = attempt(() -> (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der)), null);
      need(!list.getThisUpdate().toInstant().isAfter(manifest.time("createdAt")), "is from the future");
      need(!list.hasUnsupportedCriticalExtension() && list.getExtensionValue("2.5.29.20") != null, "is a list of another kind");
      Json said = crls.get(sha256Hex(der));
      if (said == null) {
        open("lists of revoked certificates that no entry here speaks of: what the journal says of them");
      }
      Stream<PublicKey> named = said != null && keys.containsKey(said.text("issuer")) ? Stream.of(keys.get(said.text("issuer")).key)
          : issued.stream().filter(one -> one.getSubjectX500Principal().equals(list.getIssuerX500Principal())).map(X509Certificate::getPublicKey);
      Optional<PublicKey> by = named.filter(key -> signed(list, key)).findFirst();
      rule(scope.text("domain").isEmpty(), by.isPresent(), "is not signed by its issuer");
      need(said == null || isAsSaid(list, said), "is another list than the journal says");
      by.ifPresent(key -> need(lists.computeIfAbsent(key, one -> new TreeMap<>()).put(number(list), list) == null, "has the number of another list"));
    }
    lists.values().forEach(all -> all.forEach((number, list) -> {
      if (all.lowerEntry(number) != null) {
        forgetsNothing(all.lowerEntry(number).getValue(), list, issued);
      }
    }));
    count("lists of revoked certificates", in("crls/.*").size());
  }

  /** RFC 5280 3.3: who was revoked for good stays on the list until the certificate has expired. */
  private void forgetsNothing(X509CRL before, X509CRL after, List<X509Certificate> issued) {
    for (X509CRLEntry one : before.getRevokedCertificates() == null ? Set.<X509CRLEntry>of() : before.getRevokedCertificates()) {
      if (one.getRevocationReason() != CRLReason.CERTIFICATE_HOLD && after.getRevokedCertificate(one.getSerialNumber()) == null) {
        Optional<X509Certificate> forgotten = issued.stream().filter(certificate -> certificate.getSerialNumber().equals(one.getSerialNumber())
            && certificate.getIssuerX500Principal().equals(after.getIssuerX500Principal())).findFirst();
        place = "crls/, list " + number(after) + " of " + after.getIssuerX500Principal();
        need(forgotten.isEmpty() || forgotten.get().getNotAfter().before(after.getThisUpdate()), "forgets certificate " + one.getSerialNumber().toString(16));
        rule(false, forgotten.isPresent(), "");
      }
    }
  }

  private void same(String folder, Stream<String> said) {
    place = folder;
    Set<String> expected = said.map(name -> folder + name + ".pem").collect(Collectors.toSet());
    need(in(folder + ".*").containsAll(expected), "lacks a file that the journal says there is");
    // A list may have been signed for another domain's key: then its entry is of that domain.
    boolean all = withheld.isEmpty() && !limited() && (inScope("") || folder.equals("certificates/"));
    rule(all, expected.containsAll(in(folder + ".*")), "holds a file that the journal knows nothing of");
    count("files of " + folder + " against the journal", expected.size());
  }

  /** CMS (RFC 5652), one SignerInfo for each who signed the checkpoint. */
  private void seal(List<PublicKey> signers) throws IOException {
    place = "credentials/custodians.pem";
    List<X509Certificate> made = Stream.of(text(place).split("(?<=-----END CERTIFICATE-----\n)")).map(pem -> certificate(decoded(pem))).toList();
    Instant at = manifest.time("createdAt").truncatedTo(ChronoUnit.SECONDS);
    need(made.stream().map(X509Certificate::getPublicKey).toList().equals(signers) && made.stream().allMatch(one ->
        signed(one, one.getPublicKey()) && one.getNotBefore().toInstant().equals(at)), "is not of the signers of the checkpoint, in their order");
    place = "manifest.json.p7s";
    byte[] signedData = der(der(der(read(place)).get(0)).get(1)).get(0);
    List<byte[]> infos = der(der(signedData).get(der(signedData).size() - 1));
    need(infos.size() == signers.size(), "holds more or fewer signatures than there are signers");
    String utcTime = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC).format(at);
    for (PublicKey key : signers) {
      // The signed attributes contentType, signingTime, messageDigest: in DER, and so always in this order.
      byte[] digest = digest(kind(key).get(2), read("manifest.json"));
      String attributes = "301806092a864886f70d010903310b06092a864886f70d010701301c06092a864886f70d010905310f170d" + hex(utf8(utcTime))
          + "30%02x06092a864886f70d01090431%02x04%02x".formatted(digest.length + 15, digest.length + 2, digest.length) + hex(digest);
      byte[] message = unhex((attributes.length() < 256 ? "31%02x" : "3181%02x").formatted(attributes.length() / 2) + attributes);
      need(infos.stream().map(Verify::der).anyMatch(info -> hex(info.get(3)).equals(attributes) && verify(key, message, info.get(5))),
          "does not hold the signature of each of its signers");
    }
    count("signatures of the manifest, and as many of the checkpoint", signers.size());
  }

  /** What is in each of these elements of DER. */
  static List<byte[]> der(byte[] elements) {
    List<byte[]> found = new ArrayList<>();
    for (ByteBuffer in = ByteBuffer.wrap(elements); in.hasRemaining(); ) {
      in.get(); // the tag
      int length = in.get() & 0xff;
      for (int octets = length > 0x80 ? length - 0x80 : 0, i = 0; i < octets; i++) {
        length = (i == 0 ? 0 : length << 8) + (in.get() & 0xff);
      }
      need(length >= 0 && length <= in.remaining(), "is no DER");
      found.add(new byte[length]);
      in.get(found.get(found.size() - 1));
    }
    return found;
  }

  // ================ Tools

  /** A checkpoint: three lines (C2SP tlog-checkpoint), and who signed them (C2SP signed-note). */
  record Note(String vault, long size, byte[] root, List<String> lines) {
    private static final Pattern FORM =
        Pattern.compile("countersign\\.journal/([^\n]+)\n([1-9][0-9]{0,15})\n([^\n]+)\n(?:\n((?:\u2014 [^ \n]+ [^ \n]+\n)+))?");

    static Note read(String file) {
      Matcher form = FORM.matcher(file);
      need(form.matches(), "is no checkpoint");
      List<String> lines = form.group(4) == null ? List.of() : form.group(4).lines().toList();
      return new Note(form.group(1), Long.parseLong(form.group(2)), Json.base64Of(form.group(3)), lines);
    }

    static byte[] text(String vault, long size, byte[] root) {
      return utf8("countersign.journal/" + vault + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n");
    }

    /** Person and credential of each signature, in their order, all verified. */
    Map<String, String> signers(Map<String, PublicKey> given) {
      Map<String, String> signers = new LinkedHashMap<>();
      for (String line : lines) {
        String person = line.split(" ")[1];
        byte[] both = Json.base64Of(line.split(" ")[2]);
        Optional<String> by = given.keySet().stream().filter(spki -> Arrays.equals(both, 0, 4, sha256(utf8(person + "\n"), new byte[] {-1},
            utf8("countersign.credential"), given.get(spki).getEncoded()), 0, 4)
            && verify(given.get(spki), text(vault, size, root), Arrays.copyOfRange(both, 4, both.length))).findAny();
        need(by.isPresent() && signers.put(person, by.get()) == null, "has a signature that is not by a credential of " + person + ", or a second one");
      }
      return signers;
    }
  }

  /** What is in the folder: plain files with plain names, at most one folder deep. */
  private void list() throws IOException {
    Set<String> folders = new HashSet<>();
    try (Stream<Path> all = Files.walk(bundle)) {
      for (Path file : (Iterable<Path>) all.skip(1)::iterator) {
        place = StreamSupport.stream(bundle.relativize(file).spliterator(), false).map(Path::toString).collect(Collectors.joining("/"));
        boolean folder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
        need(folder || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS), "is neither a file nor a folder of files");
        need(place.matches("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)?"), "is not the name of a bundle's file");
        if (folder) {
          folders.add(place + "/.+");
        } else {
          files.put(place, Files.size(file));
        }
      }
    }
    folders.forEach(folder -> need(!in(folder).isEmpty(), folder + " is an empty folder"));
  }

  private List<String> in(String pattern) { return files.keySet().stream().filter(path -> path.matches(pattern)).toList(); }
  private String text(String path) throws IOException { return new String(read(path), StandardCharsets.UTF_8); }
  /** A small file, whole. */
  private byte[] read(String path) throws IOException {
    need(files.containsKey(path) && files.get(path) < 64 << 20, path + " is missing, or too large");
    return Files.readAllBytes(bundle.resolve(path));
  }

  private String hash(String path) throws IOException {
    need(files.containsKey(path), path + " is missing");
    try (DigestInputStream in = new DigestInputStream(Files.newInputStream(bundle.resolve(path)), algorithm("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return hex(in.getMessageDigest().digest());
    }
  }

  /** The one object of a PEM file, which is named after it. */
  private byte[] pem(String path) throws IOException {
    place = path;
    byte[] der = decoded(text(path));
    need(path.endsWith("/" + sha256Hex(der) + ".pem"), "is not named after its hash");
    return der;
  }

  /** Hands on lines of JSON, each ended by a newline, one at a time. */
  private void lines(String path, Consumer<Json> to) {
    long bytes = 0;
    try (BufferedReader in = new BufferedReader(new InputStreamReader(Files.newInputStream(bundle.resolve(path)), StandardCharsets.ISO_8859_1))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        place = path.equals("journal.jsonl") ? path + ", entry " + tree.size : place;
        bytes += line.length() + 1;
        to.accept(Json.parse(line.getBytes(StandardCharsets.ISO_8859_1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    need(files.get(path) == bytes, path + " is cut off, or has lines that do not end with a newline alone");
  }

  /** A JSON value in its one canonical form (RFC 8785, integers only), and where it stands in the line: no other spelling is read. */
  record Json(Object value, String line, int from, int to) { // the value: a Map<String, Json>, List<Json>, String, Long, Boolean or null
    private static final Pattern TOKEN = Pattern.compile("\\G(?:[{}\\[\\],:]|true|false|null|0|-?[1-9][0-9]{0,15}"
        + "|\"(?:[^\"\\\\\\x00-\\x1f]++|\\\\(?:[\"\\\\bfnrt]|u00(?:0[0-7be-f]|1[0-9a-f])))*+\")");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u(....)|(.))");

    static Json parse(byte[] utf8) {
      try {
        String line = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        Matcher in = TOKEN.matcher(line);
        next(in);
        Json json = value(in, line, 0);
        need(json.to == line.length() && json.value instanceof Map, "is not one JSON object");
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

    private static String next(Matcher in) {
      need(in.find(), "is not canonical JSON");
      return in.group();
    }

    /** The value that begins with the token just read. */
    private static Json value(Matcher in, String line, int depth) {
      need(depth < 64, "is nested too deeply");
      int from = in.start();
      Object value = switch (line.charAt(from)) {
        case '{' -> object(in, line, depth + 1);
        case '[' -> list(in, line, depth + 1);
        case '"' -> string(in.group());
        case 't', 'f' -> Boolean.valueOf(in.group());
        case 'n' -> null;
        default -> Long.valueOf(in.group());
      };
      need(!(value instanceof Long number) || Math.abs(number) < 1L << 53, "has a number that is too large");
      return new Json(value, line, from, in.end());
    }

    private static Map<String, Json> object(Matcher in, String line, int depth) {
      Map<String, Json> members = new LinkedHashMap<>();
      String last = null;
      for (String token = next(in); !token.equals("}"); token = next(in)) {
        need(last == null || token.equals(","), "is not canonical JSON");
        String name = string(last == null ? token : next(in));
        need((last == null || name.compareTo(last) > 0) && next(in).equals(":") && !next(in).isEmpty(), "has a name out of order or twice: " + name);
        members.put(name, value(in, line, depth));
        last = name;
      }
      return members;
    }

    private static List<Json> list(Matcher in, String line, int depth) {
      List<Json> list = new ArrayList<>();
      for (String token = next(in); !token.equals("]"); token = next(in)) {
        need(list.isEmpty() || token.equals(",") && !next(in).isEmpty(), "is not canonical JSON");
        list.add(value(in, line, depth));
      }
      return list;
    }

    private static String string(String token) {
      need(token.startsWith("\""), "is not canonical JSON");
      return ESCAPE.matcher(token.substring(1, token.length() - 1)).replaceAll(one -> Matcher.quoteReplacement(one.group(1) != null
          ? Character.toString(Integer.parseInt(one.group(1), 16)) : "\"\\\b\f\n\r\t".charAt("\"\\bfnrt".indexOf(one.group(2))) + ""));
    }

    @SuppressWarnings("unchecked")
    private <T> T as(Class<?> type) {
      need(type.isInstance(value), "has something else than a " + type.getSimpleName() + ": " + line.substring(from, Math.min(to, from + 80)));
      return (T) value;
    }

    private Map<String, Json> map() { return as(Map.class); }
    String text() { return line.substring(from, to); }
    byte[] bytes() { return utf8(text()); }
    boolean same(Json other) { return text().equals(other.text()); }
    Set<String> names() { return map().keySet(); }
    boolean has(String name) { return value instanceof Map && map().containsKey(name); }
    String text(String name) { return at(name).as(String.class); }
    long number(String name) { return at(name).<Long>as(Long.class); }
    boolean truth(String name) { return at(name).<Boolean>as(Boolean.class); }
    List<Json> list(String name) { return at(name).as(List.class); }
    List<String> texts(String name) { return list(name).stream().map(one -> one.<String>as(String.class)).toList(); }
    byte[] base64(String name) { return base64Of(text(name)); }
    Json at(String name) {
      need(map().containsKey(name), "lacks the member " + name);
      return map().get(name);
    }

    /** This object, which has these members and no others; those with a question mark may be missing. */
    Json members(String names) {
      List<String> wanted = Stream.of(names.split(",")).filter(name -> has(name.replace("?", "")) || !name.endsWith("?")).toList();
      need(String.join(",", names()).equals(String.join(",", wanted).replace("?", "")), "has other members than " + names);
      return this;
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
  }

  /** The Merkle tree of RFC 6962: the roots of its largest perfect subtrees by their widths, the rightmost first. */
  static final class Tree {
    long size;
    private final TreeMap<Long, byte[]> peaks = new TreeMap<>();

    void add(byte[] root, long width) {
      size += width;
      byte[] peak = root;
      long wide = width;
      for (; peaks.containsKey(wide); wide *= 2) {
        peak = node(peaks.remove(wide), peak);
      }
      peaks.put(wide, peak);
    }

    void addGap(long until, List<byte[]> hashes) {
      for (byte[] hash : hashes) {
        need(hash.length == 32 && size < until, "is a gap with other hashes than it needs");
        add(hash, Math.min(Long.lowestOneBit(size), Long.highestOneBit(until - size)));
      }
      need(size == until && !hashes.isEmpty(), "is a gap with fewer hashes than it needs");
    }

    byte[] root() { return peaks.values().stream().reduce((right, left) -> node(left, right)).get(); }
    static byte[] node(byte[] left, byte[] right) { return sha256(new byte[] {1}, left, right); }

    /** The roots of m and of n entries that PROOF(m, D[n]) leads to; {@code known}: m's, as long as m is on the left edge. */
    static byte[][] consistent(long m, long n, byte[] known, Iterator<byte[]> proof) {
      if (m == n) {
        byte[] root = known != null ? known : proof.next();
        return new byte[][] {root, root};
      }
      long left = Long.highestOneBit(n - 1);
      byte[][] inner = m <= left ? consistent(m, left, known, proof) : consistent(m - left, n - left, null, proof);
      byte[] other = proof.next();
      return m <= left ? new byte[][] {inner[0], node(inner[1], other)} : new byte[][] {node(other, inner[0]), node(other, inner[1])};
    }
  }

  // ---- Keys, certificates and signatures

  /** Of each kind of key: its name, how it signs, and its digest. */
  static final Map<String, List<String>> KINDS = Map.of(
      "RSA3072", List.of("RSA-3072", "SHA256withRSA", "SHA-256"), "RSA4096", List.of("RSA-4096", "SHA256withRSA", "SHA-256"),
      "EC256", List.of("P-256", "SHA256withECDSA", "SHA-256"), "EC384", List.of("P-384", "SHA384withECDSA", "SHA-384"),
      "Ed25519", List.of("Ed25519", "Ed25519", "SHA-512"));

  static List<String> kind(PublicKey key) {
    String kind = key instanceof RSAPublicKey rsa ? "RSA" + rsa.getModulus().bitLength()
        : key instanceof ECPublicKey ec ? "EC" + ec.getParams().getCurve().getField().getFieldSize()
        : key instanceof EdECPublicKey ed ? ed.getParams().getName() : key.getAlgorithm();
    need(KINDS.containsKey(kind), "has a key of a kind that is not used: " + kind);
    return KINDS.get(kind);
  }

  interface Crypto<T> {
    T done() throws GeneralSecurityException;
  }

  /** What comes of it, or {@code otherwise}, or a refusal where that is null. */
  static <T> T attempt(Crypto<T> work, T otherwise) {
    try {
      return work.done();
    } catch (GeneralSecurityException e) {
      need(otherwise != null, "cannot be read: " + e.getMessage());
      return otherwise;
    }
  }

  static PublicKey key(byte[] der) {
    String named = hex(der); // id-ecPublicKey, rsaEncryption (RFC 3279)
    String family = named.contains("06072a8648ce3d0201") ? "EC" : named.contains("06092a864886f70d010101") ? "RSA" : "Ed25519";
    PublicKey key = attempt(() -> KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(der)), null);
    need(Arrays.equals(key.getEncoded(), der) && kind(key) != null, "has a key in a second form");
    return key;
  }

  static boolean verify(PublicKey key, byte[] message, byte[] signature) {
    // Java also takes integers without the zero that makes them positive: a second spelling of a signature.
    boolean plain = !(key instanceof ECPublicKey) || der(der(signature).get(0)).stream().allMatch(one -> new BigInteger(one).signum() > 0);
    return plain && attempt(() -> {
      Signature verifier = Signature.getInstance(kind(key).get(1));
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    }, false);
  }

  static X509Certificate certificate(byte[] der) {
    return attempt(() -> (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)), null);
  }

  static boolean signed(Object read, PublicKey by) {
    return attempt(() -> {
      if (read instanceof X509CRL list) {
        list.verify(by);
      } else {
        ((X509Certificate) read).verify(by);
      }
      return true;
    }, false);
  }

  /** An INTEGER in an OCTET STRING. */
  static BigInteger number(X509CRL list) { return new BigInteger(der(der(list.getExtensionValue("2.5.29.20")).get(0)).get(0)); }

  static boolean isAsSaid(X509CRL list, Json said) {
    Stream<? extends X509CRLEntry> revoked = list.getRevokedCertificates() == null ? Stream.of() : list.getRevokedCertificates().stream();
    return number(list).equals(BigInteger.valueOf(said.number("number")))
        && revoked.map(one -> one.getSerialNumber().toString(16)).collect(Collectors.toSet()).equals(Set.copyOf(said.texts("serials")))
        && list.getThisUpdate().toInstant().equals(said.time("thisUpdate").truncatedTo(ChronoUnit.SECONDS))
        && list.getNextUpdate().toInstant().equals(said.time("nextUpdate").truncatedTo(ChronoUnit.SECONDS));
  }

  static MessageDigest algorithm(String name) { return attempt(() -> MessageDigest.getInstance(name), null); }
  static byte[] digest(String name, byte[]... parts) {
    MessageDigest digest = algorithm(name);
    Stream.of(parts).forEach(digest::update);
    return digest.digest();
  }

  static byte[] sha256(byte[]... parts) { return digest("SHA-256", parts); }
  static String sha256Hex(byte[]... parts) { return hex(sha256(parts)); }
  static byte[] utf8(String text) { return text.getBytes(StandardCharsets.UTF_8); }
  static String hex(byte[] bytes) { return HexFormat.of().formatHex(bytes); }
  static byte[] decoded(String pem) { return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z0-9 ]+-----", "")); }
  static byte[] unhex(String hex) {
    need(hex.matches("([0-9a-f]{2})*"), "has something that is not lower-case hex");
    return HexFormat.of().parseHex(hex);
  }

  /** The first 8 bytes as PGP words (Juola and Zimmermann, 1995): of each pair in words.txt the first for even positions. */
  private String words(byte[] root) throws IOException {
    need(hash("words.txt").equals("f816e91d6148165fc67361aa1886eb71ad6b19c9d65673ca40fa96e160f02f5a"), "words.txt is not the list of 1995");
    List<String> pairs = text("words.txt").lines().toList();
    return IntStream.range(0, 8).mapToObj(i -> pairs.get(root[i] & 0xff).split(" ")[i % 2]).collect(Collectors.joining(" "));
  }

  // ================ Frames: a file that left as QR codes (docs/qr-frames.md)

  private String frames(String[] args) throws IOException {
    TreeMap<Integer, String> parts = new TreeMap<>();
    Set<String> transfers = new TreeSet<>();
    for (String file : Arrays.copyOfRange(args, 1, args.length - 1)) {
      place = file;
      BufferedImage picture = ImageIO.read(new File(file));
      for (String line : picture != null ? List.of(code(picture)) : Files.readAllLines(Path.of(file), StandardCharsets.ISO_8859_1)) {
        String[] fields = line.split("\\.", -1);
        CRC32 crc = new CRC32();
        crc.update(utf8(line.substring(0, Math.max(0, line.lastIndexOf('.')))));
        need(fields.length == 6 && fields[0].equals("csq1") && fields[5].equals("%08x".formatted(crc.getValue())), "holds what is no frame, or damaged");
        transfers.add(fields[1] + "." + fields[3]);
        String before = parts.put(Integer.parseInt(fields[2]), fields[4]);
        need(before == null || before.equals(fields[4]), "holds a second frame " + fields[2]);
      }
    }
    place = "frames";
    need(transfers.size() == 1, "are of no transfer, or of several: " + transfers);
    int count = Integer.parseInt(transfers.iterator().next().substring(17));
    List<Integer> missing = IntStream.range(0, count).filter(i -> !parts.containsKey(i)).boxed().toList();
    need(missing.isEmpty() && parts.size() == count, "are missing: " + missing);
    List<byte[]> payloads = parts.values().stream().map(Base64.getUrlDecoder()::decode).toList();
    Json said = Json.parse(payloads.get(0)).members("bytes,name,sha256,v");
    byte[][] content = payloads.subList(1, count).toArray(byte[][]::new);
    need(said.number("v") == 1 && Stream.of(content).mapToLong(part -> part.length).sum() == said.number("bytes")
        && sha256Hex(content).equals(said.text("sha256")), "do not make the file that they say");
    need(said.text("name").matches("(?!\\.)[^/\\\\\\p{Cntrl}]{1,120}"), "make a file with a name that is none");
    try (OutputStream out = Files.newOutputStream(bundle.resolve(said.text("name")), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (byte[] part : content) {
        out.write(part);
      }
    }
    return "Written: " + bundle.resolve(said.text("name")) + ", " + said.number("bytes") + " bytes, SHA-256 " + said.text("sha256");
  }

  /** What a saved picture of a frame says: ISO/IEC 18004, version 20-M, mask 0, 4 pixels a module. The frame's CRC tells if it was read well. */
  static String code(BufferedImage picture) {
    need(picture.getWidth() == 420 && picture.getHeight() == 420, "is no picture of a frame as it was saved");
    byte[] words = new byte[1086];
    int bit = 0;
    for (int pair = 95; pair > 0; pair -= 2) { // two columns at a time, from the right, upwards first; column 6 is left out
      for (int i = 0; i < 194; i++) {
        int row = (pair + 1) % 4 == 0 ? 96 - i / 2 : i / 2;
        int column = (pair < 6 ? pair - 1 : pair) + 1 - i % 2;
        if (!pattern(row, column)) {
          boolean dark = (picture.getRGB(4 * column + 18, 4 * row + 18) & 255) < 128;
          words[bit / 8] |= (byte) ((dark ^ (row + column) % 2 == 0 ? 128 : 0) >> bit % 8);
          bit++;
        }
      }
    }
    byte[] data = new byte[669]; // 3 blocks of 41 and 13 of 42 take turns
    for (int i = 0; i < data.length; i++) {
      int block = i < 656 ? i % 16 : i - 653;
      data[block * 41 + Math.max(0, block - 3) + Math.min(i / 16, 41)] = words[i];
    }
    int length = (data[0] & 15) << 12 | (data[1] & 255) << 4 | (data[2] & 255) >> 4;
    need((data[0] & 240) == 64 && length <= 666, "is no frame, or cannot be read");
    return IntStream.range(2, length + 2).map(i -> (data[i] & 15) << 4 | (data[i + 1] & 255) >> 4)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }

  /** Whether a module belongs to a pattern: finders and format, timing, version, alignment (at 6, 34, 62, 90). */
  private static boolean pattern(int row, int column) {
    boolean corner = row < 9 && (column < 9 || column > 88) || row > 88 && column < 9;
    boolean version = row < 6 && column > 85 || column < 6 && row > 85;
    boolean aligned = Math.abs((row + 8) % 28 - 14) < 3 && Math.abs((column + 8) % 28 - 14) < 3;
    return corner || version || row == 6 || column == 6 || aligned && !(row < 9 && column > 85) && !(column < 9 && row > 85);
  }
}
