package org.countersign.model.publication;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.countersign.model.json.Utc;
import org.countersign.model.pki.notice.Phrases;

/**
 * {@code index.html}: one static page that loads nothing, runs nothing and shows every text as
 * text. UTF-8, LF; the same bytes for the same set and phrases.
 */
final class SetPage {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--fg:#1b1f24;--bg:#fff;--soft:#57606a;--line:#d0d7de;\
      --head:#f3f5f7;--link:#0550ae;--good:#116329;--bad:#a40e26}
      @media(prefers-color-scheme:dark){:root{--fg:#e6edf3;--bg:#0d1117;--soft:#9aa5b1;\
      --line:#3d444d;--head:#161b22;--link:#79c0ff;--good:#56d364;--bad:#ff9492}}
      *{box-sizing:border-box}
      body{margin:0 auto;padding:2rem 1.25rem;max-width:76rem;color:var(--fg);\
      background:var(--bg);font:1rem/1.5 system-ui,sans-serif}
      h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}
      a{color:var(--link)}.soft{color:var(--soft)}.wide{overflow-x:auto}
      table{border-collapse:collapse;width:100%;min-width:44rem;font-size:.9rem}
      th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:left;\
      vertical-align:top;overflow-wrap:anywhere}
      th{background:var(--head);white-space:nowrap}td.exact{white-space:nowrap}
      code{font-family:ui-monospace,monospace;font-size:.85em;overflow-wrap:anywhere}
      .good{color:var(--good);font-weight:600}.bad{color:var(--bad);font-weight:600}
      dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:1rem 0}
      dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
      @media print{body{max-width:none;padding:0}}
      """;

  private final SetMetadata set;
  private final Phrases phrases;
  private final StringBuilder out = new StringBuilder(8192);

  SetPage(SetMetadata set, Phrases phrases) {
    this.set = set;
    this.phrases = phrases;
  }

  /** The page, with links to the other files of the set. */
  byte[] html(Set<String> paths) {
    String title = say("title", set.domainName());
    out.append("<!DOCTYPE html>\n<html lang=\"")
        .append(say("lang"))
        .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" ")
        .append("content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>")
        .append(title)
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<main>\n");
    element("h1", title);
    out.append("<p class=\"soft\">").append(say("what")).append("</p>\n");
    facts();
    issuers();
    crls();
    certificates();
    files(paths);
    out.append("</main>\n</body>\n</html>\n");
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void facts() {
    out.append("<dl>\n");
    fact("number", Long.toString(set.wish().number()));
    fact("from", shown(set.wish().from()));
    fact("until", shown(set.wish().until()));
    fact("vault", set.vault());
    out.append("</dl>\n<p>").append(say("until.what")).append("</p>\n");
  }

  private void fact(String key, String value) {
    out.append("<dt>").append(say(key)).append("</dt><dd>").append(text(value)).append("</dd>\n");
  }

  private void issuers() {
    List<SetMetadata.Row> anchors =
        set.certificates().stream().filter(row -> row.bound().anchor()).toList();
    element("h2", say("issuers"));
    if (anchors.isEmpty()) {
      element("p", say("issuers.none"));
      return;
    }
    head("subject", "ends", "fingerprint", "files");
    for (SetMetadata.Row row : anchors) {
      out.append("<tr><td>").append(text(row.certificate().subject())).append("</td>");
      exact(shown(row.certificate().notAfter()));
      out.append("<td><code>").append(row.certificate().id()).append("</code></td><td>");
      links(row.files().subList(0, 2));
      out.append("</td></tr>\n");
    }
    end();
  }

  private void crls() {
    element("h2", say("crls"));
    if (set.crls().isEmpty()) {
      element("p", say("crls.none"));
      return;
    }
    head("issuer", "crl-number", "from", "until", "files");
    for (SetMetadata.ListRow row : set.crls()) {
      out.append("<tr><td>").append(text(row.name())).append("</td>");
      exact(Long.toString(row.crl().number()));
      exact(shown(row.crl().thisUpdate()));
      exact(shown(row.crl().nextUpdate()));
      out.append("<td>");
      links(row.files());
      out.append("</td></tr>\n");
    }
    end();
  }

  private void certificates() {
    element("h2", say("certificates"));
    if (set.certificates().isEmpty()) {
      element("p", say("certificates.none"));
      return;
    }
    head("subject", "issuer", "serial", "ends", "status");
    for (SetMetadata.Row row : set.certificates()) {
      out.append("<tr><td>")
          .append(text(row.certificate().subject()))
          .append("</td><td>")
          .append(text(row.certificate().issuer()))
          .append("</td><td><code>")
          .append(row.certificate().serial().toString(16))
          .append("</code></td>");
      exact(shown(row.certificate().notAfter()));
      out.append("<td>").append(status(row.bound())).append("</td></tr>\n");
    }
    end();
  }

  private String status(SetBasis.Bound bound) {
    return switch (bound.status()) {
      case SetBasis.Bound.GOOD -> "<span class=\"good\">" + say("status.good") + "</span>";
      case SetBasis.Bound.REVOKED ->
          "<span class=\"bad\">"
              + say("status.revoked")
              + "</span><br>"
              + say("status.since", shown(Utc.parse(bound.since())), bound.reason());
      default -> say("status.unsaid");
    };
  }

  private void files(Set<String> paths) {
    element("h2", say("files"));
    out.append("<p>").append(say("files.what")).append("</p>\n<ul>\n");
    for (String path : List.of("SHA256SUMS", "manifest.json", "metadata.json")) {
      item(path);
    }
    paths.stream().filter(path -> path.startsWith("jwks")).forEach(this::item);
    paths.stream().filter(path -> path.startsWith("notices/")).forEach(this::item);
    paths.stream().filter(path -> path.startsWith("signers/")).forEach(this::item);
    out.append("</ul>\n");
  }

  private void item(String path) {
    out.append("<li>");
    links(List.of(path));
    out.append("</li>\n");
  }

  private void links(List<String> paths) {
    String between = "";
    for (String path : paths) {
      out.append(between)
          .append("<a href=\"")
          .append(escaped(path))
          .append("\">")
          .append(escaped(path.substring(path.indexOf('/') + 1)))
          .append("</a>");
      between = "<br>";
    }
  }

  private void head(String... keys) {
    out.append("<div class=\"wide\"><table>\n<thead><tr>");
    for (String key : keys) {
      out.append("<th scope=\"col\">").append(say(key)).append("</th>");
    }
    out.append("</tr></thead>\n<tbody>\n");
  }

  private void end() {
    out.append("</tbody>\n</table></div>\n");
  }

  private void exact(String text) {
    out.append("<td class=\"exact\">").append(escaped(text)).append("</td>");
  }

  private void element(String name, String content) {
    out.append('<').append(name).append('>').append(content).append("</").append(name);
    out.append(">\n");
  }

  /** A phrase with its arguments, escaped as a whole. */
  private String say(String key, Object... arguments) {
    return escaped(phrases.text("publication.page." + key, arguments));
  }

  private static String shown(Instant at) {
    return SHOWN.format(at);
  }

  /** A name of somebody's, which may run from right to left, in a box of its own. */
  private static String text(String value) {
    return "<bdi>" + escaped(value) + "</bdi>";
  }

  static String escaped(String value) {
    StringBuilder safe = new StringBuilder(value.length() + 16);
    value
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            default -> {
              boolean shown =
                  c >= ' '
                      && Character.getType(c) != Character.FORMAT
                      && !(c >= 0x7f && c < 0xa0)
                      && Character.isDefined(c)
                      && Character.getType(c) != Character.SURROGATE;
              safe.appendCodePoint(shown ? c : 0xfffd);
            }
          }
        });
    return safe.toString();
  }
}
