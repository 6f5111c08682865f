/// The other pages, and what each answers.
struct PageList: Section {
  let context: PageContext

  var body: [Markdown] {
    Markdown.heading(2, "Pages")
    Markdown.table(
      Table(
        ["Page", "Answers"],
        rows: [
          [
            .link("Network", path: NetworkPage.path),
            "Which addresses are whose, and where does each route table send a packet?",
          ],
          [
            .link("Workload", path: WorkloadPage.path),
            "What runs, how large, who talks to whom on which port, where are the files?",
          ],
          [
            .link("Environments", path: EnvironmentsPage.path),
            "What differs between the environments?",
          ],
          [
            .link("Terraform", path: TerraformPage.path),
            "Which modules are there, and how is an environment planned and applied?",
          ],
          [
            .link("Inventory", path: InventoryPages.path),
            "Where is an element declared, what is its Terraform address, what shows it?",
          ],
        ]))
  }
}
