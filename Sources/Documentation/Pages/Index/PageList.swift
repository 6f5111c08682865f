/// The other pages, and what each answers.
struct PageList: Section {
  let context: PageContext

  var body: [Markdown] {
    Markdown.heading(2, "Pages")
    Markdown.table(Table(["Page", "Answers"], rows: rows))
  }

  private var rows: [[Inline]] {
    var rows: [[Inline]] = [
      [
        .link("Design review", path: "docs/review.html"),
        "All of it in a browser, for presenting: sheets to zoom, flows to play, failures to try.",
      ]
    ]
    if !context.diagrams.isEmpty {
      rows.append([
        .link("Diagrams", path: "docs/diagrams/README.md"),
        "Which formats do the sheets have, what is each for, and what does each glyph mean?",
      ])
    }
    rows += [
      [
        .link("Network", path: NetworkPage.path),
        "What is the address plan, and where does each route table send a packet?",
      ]
    ]
    if !context.walks.flows.isEmpty {
      rows.append([
        .link("Traffic flows", path: FlowPages.path),
        "Which way does each flow take, there and back, and what decides at every hop?",
      ])
    }
    rows += [
      [
        .link("Workload", path: WorkloadPage.path),
        "What runs, how large, who connects to whom on which port, where are the files?",
      ],
      [
        .link("Security", path: SecurityPage.path),
        "Who may do what, what does the firewall decide, what is encrypted, what is accepted?",
      ],
      [
        .link("Availability", path: AvailabilityPage.path),
        "What does a failure do, what is given up and why, how does what is single come back?",
      ],
      [
        .link("Operations", path: OperationsPage.path),
        context.terraform.isGiven
          ? "What scales, what holds secrets, what is watched, and what costs money?"
          : "How is it brought up, changed, watched and taken down, and what costs money?",
      ],
      [
        .link("Environments", path: EnvironmentsPage.path),
        context.landscape.environments.count == 1
          ? "In which account, Region and zones does it stand?"
          : "What differs between the environments?",
      ],
    ]
    if !context.decisions.isEmpty {
      rows.append([
        .link("Decisions", path: DecisionsPage.path),
        "What was decided, why, and what follows from it?",
      ])
    }
    if RequirementsPage(context: context).isWritten {
      rows.append([
        .link("Requirements", path: RequirementsPage.path),
        "What must hold of every packet, how is it proved, how far do the proofs reach?",
      ])
    }
    rows.append(
      context.terraform.isGiven
        ? [
          .link("Import", path: "docs/import.md"),
          "What do these pages rest on: which arguments are known, assumed or not known?",
        ]
        : [
          .link("Terraform", path: TerraformPage.path),
          "Which modules are there, and how is an environment planned and applied?",
        ])
    return rows + [
      [
        .link("Inventory", path: InventoryPages.path),
        "Where is an element declared, what is its Terraform address, what shows it?",
      ]
    ]
  }
}
