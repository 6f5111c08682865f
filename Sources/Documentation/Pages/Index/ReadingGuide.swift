import Topology

/// How to read the pages and how to keep them true.
struct ReadingGuide: Section {
  let context: PageContext

  var body: [Markdown] {
    Markdown.heading(2, "How to read this")
    Markdown.list(
      [
        """
        Every element has one identity, for example \(code: example). It is the element's id in \
        the pictures, its anchor in these pages and its key in \(code: "model.json"); the \
        \(.link("inventory", path: InventoryPages.path)) has its Terraform address.
        """,
        """
        A value that all environments share is written once. Where they differ, each value is \
        followed by the environments that have it.
        """,
        "A family such as one subnet per zone is described once, with its keys.",
        """
        Nothing here is written by hand: a page says what the model says, and flows are walked, not \
        drawn. What the model does not know is called unknown, never allowed or denied.
        """,
      ])
    Markdown.heading(2, "How to regenerate")
    if context.terraform.isGiven { given } else { generated }
  }

  @MarkdownBuilder private var given: [Markdown] {
    Markdown.paragraph("After a change of the Terraform, import the new plan or state:")
    Markdown.code(
      """
      terraform plan -out plan.bin
      terraform show -json plan.bin > plan.json
      plumbline import plan.json --output FOLDER
      """, language: "sh")
    Markdown.paragraph(
      """
      \(code: "FOLDER") is the one that holds this \(code: "docs"). Files that have changed are written, those that \
      nobody needs any more are removed, and what others have put there is left alone.
      """)
  }

  @MarkdownBuilder private var generated: [Markdown] {
    Markdown.paragraph("After a change of the model, write the pages, pictures and Terraform anew:")
    Markdown.code("swift run architecture generate", language: "sh")
    Markdown.paragraph("To learn whether they are up to date, without writing anything:")
    Markdown.code("swift run architecture check", language: "sh")
  }

  private var example: String {
    let resources = context.landscape.resources
    return (resources.first { $0.id.key != nil } ?? resources.first)?.id.description ?? "vpc"
  }
}
