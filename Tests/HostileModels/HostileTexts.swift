/// Texts that some format takes for more than text.
package enum HostileTexts {
  /// Texts in one line, without control characters: every title may be one of them.
  package static let lines = [
    #"<script>alert(1)</script>"#, #"<img src=x onerror=alert(1)>"#, #""><svg onload=alert(1)>"#,
    #"'; DROP TABLE x; --"#, #"${terraform.workspace}"#, #"%{ if true }x%{ endif }"#, "$${x}",
    #"\" \\ \n \u0041"#, "EOT", "<<EOT", #"a | b || c"#, "`code` ``more``", "]] ]]> -->",
    "--><b>x</b><!--", "<?xml version=\"1.0\"?>", "&amp; &lt; &#x41; &nosuch;",
    "*bold* _under_ ~~gone~~", "[link](javascript:alert(1))", "![picture](http://127.0.0.1/x.png)",
    "# heading", "- item", "> quote", "1. step", "=== ---", "\"quoted\" 'twice' \"four\" \"more\"",
    "q\"\u{301} b`\u{301} p|\u{301} l<\u{338} d$\u{301}{x}", "日本語 عربى עברית русский",
    "e\u{301}\u{302}\u{303}\u{304} combining", "👩‍👩‍👧‍👦 🏳️‍🌈 emoji", "zero\u{200B}width\u{FEFF}",
    "end\" ]; x [label=\"y", "n1 --> n2", "{{data}} {{program}}", "#quot; #59; %%{init: {}}%%",
    "__proto__ constructor", "\u{2029}".isEmpty ? "" : "trailing space ", "a \\", "$x$ \\(y\\)",
    "=cmd|' /C calc'!A0", "#!/bin/sh",
  ]

  /// Texts that no title may be.
  package static let refused = [
    "nul\u{0}", "escape\u{1B}[31m", "bell\u{7}", "two\nlines", "two\r\nlines", "para\u{2029}graph",
    "line\u{2028}end", "next\u{85}line", "\u{202E}reversed", "isolated\u{2066}",
    "non" + String(decoding: [0xEF, 0xBF, 0xBE] as [UInt8], as: UTF8.self),
    "non" + String(decoding: [0xEF, 0xB7, 0x90] as [UInt8], as: UTF8.self), "delete\u{7F}",
    "csi\u{9B}31m",
  ]

  /// Texts over several lines, for what a resource holds.
  package static let contents = [
    "#!/bin/sh\ncat > /etc/motd <<EOT\nhello\nEOT\nsystemctl restart x\n",
    "a\n  EOT\nb", "EOT\nEOT1\nEOT2\n", "\tEOT\t\nx", "line\r\nline\r\n", "a\rb", "\n\n\n",
    "  indented\n    more\n", "${a}\n%{b}\n", "\u{1}\u{2}\u{1F}", "tab\tand\u{B}vertical",
    "{\"a\": [1, {\"b\": \"}\"}]}", "\"\"\"\"\"", "ends with backslash \\\nnext",
  ]
}
