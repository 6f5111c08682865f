/// How to keep the generated files true without thinking of it.
struct FreshnessGuide: Section {
  var body: [Markdown] {
    Markdown.heading(2, "Keeping these files fresh")
    Markdown.paragraph(
      """
      \(code: "swift run architecture check") ends with 1 where a file is not what the model says, \
      and prints the difference; with \(code: "--json") for a machine. As a workflow of GitHub \
      Actions, \(code: ".github/workflows/architecture.yml"), with the versions that your \
      organisation has approved:
      """)
    Markdown.code(
      """
      name: architecture
      on: [pull_request]
      permissions:
        contents: read
      jobs:
        check:
          runs-on: ubuntu-24.04
          container: swift:6.1-bookworm
          steps:
            - uses: actions/checkout@v4
            - run: apt-get update && apt-get install --yes libgraphviz-dev librsvg2-dev
            - uses: actions/cache@v4
              with:
                path: .build
                key: build-${{ hashFiles('Package.resolved') }}
            - run: swift run architecture check
      """, language: "yaml")
    Markdown.paragraph(
      """
      As a hook that refuses a commit with stale files, \(code: ".git/hooks/pre-commit"). It reads \
      the working tree, and so refuses as well what is changed there and not in the commit:
      """)
    Markdown.code(
      """
      #!/bin/sh
      set -e
      changed=$(
        git diff --name-only -- '*.swift' docs terraform
        git ls-files --others --exclude-standard -- '*.swift' docs terraform
      )
      test -z "$changed" || { echo "Add or stash: $changed" >&2; exit 1; }
      exec swift run --quiet architecture check
      """, language: "sh")
  }
}
