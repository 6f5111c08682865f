import Testing

@testable import Terraform

/// The table of hashicorp/hcl, `hclwrite/generate_test.go`.
@Suite struct HCLEscapingTests {
  @Test(arguments: [
    ("", ""),
    ("hello", "hello"),
    ("hello ${world}", "hello $${world}"),
    ("hello %{world}", "hello %%{world}"),
    ("$", "$"),
    ("%", "%"),
    ("$$", "$$"),
    ("$5 and 10%", "$5 and 10%"),
    ("$${", "$$${"),
    ("a\nb", "a\\nb"),
    ("a\r\tb", "a\\r\\tb"),
    ("say \"hi\"", "say \\\"hi\\\""),
    ("back\\slash", "back\\\\slash"),
    ("\u{0}", "\\u0000"),
    ("\u{7f}", "\\u007f"),
    ("\u{2028}", "\\u2028"),
    ("\u{E0001}", "\\U000e0001"),
    ("é 日本 🎉", "é 日本 🎉"),
  ]) func quotedText(text: String, escaped: String) {
    #expect(HCLEscaping.quoted(text) == escaped)
  }

  @Test func heredocsEscapeOnlyTemplates() {
    #expect(HCLEscaping.heredoc("\"a\\b\" ${x} %{y}") == "\"a\\b\" $${x} %%{y}")
  }

  @Test(arguments: [
    ("name", true), ("_x", true), ("a-b", true), ("a1", true), ("1a", false), ("aws:x", false),
    ("", false), ("null", false), ("for", false), ("a.b", false),
  ]) func identifiers(text: String, isIdentifier: Bool) {
    #expect(HCLEscaping.isIdentifier(text) == isIdentifier)
  }
}
