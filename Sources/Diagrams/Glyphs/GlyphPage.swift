import Topology

/// `docs/diagrams/README.md`: which file is for what, and what each glyph stands for.
enum GlyphPage {
  static let path = "docs/diagrams/README.md"

  static func text() -> String {
    """
    <!-- Generated from the model: change the model and run 'swift run architecture generate'. -->

    # Diagrams

    Every sheet is one drawing in those of these formats that were asked for:

    | file      | for                                                                          |
    | --------- | ---------------------------------------------------------------------------- |
    | `.svg`    | reading in a browser: light and dark, searchable, linked to the documents    |
    | `.png`    | pasting                                                                      |
    | `.pdf`    | presenting and printing: the sheets of an environment, one on each page,     |
    |           | without the maps of all resources                                            |
    | `.pptx`   | presenting in PowerPoint and its like: a slide of native shapes for each     |
    |           | sheet of an environment, without the maps of all resources                   |
    | `.drawio` | editing in draw.io (diagrams.net), with its own shapes for AWS; a copy with  |
    |           | moved boxes is a layout for the next run: `--layout COPY.drawio`             |
    | `.dot`    | plain Graphviz: `neato -n2 -Tsvg production-network.dot -o picture.svg`      |

    Graphviz draws the same picture from a `.dot`, with a square of its colour for each glyph.

    ## Glyphs

    The glyphs are drawings of this project's own, in the colours of AWS's categories. To have AWS's own \
    icons instead, download the package of AWS Architecture Icons, unpack it, and name its folder:
    `swift run architecture generate --icons FOLDER`.

    ![\(GlyphSheet.altText)](glyphs.svg)

    \(table)

    AWS, its service names and its icons are trademarks of Amazon.com, Inc. or its affiliates, which have no \
    part in this project.

    """
  }

  private static var table: String {
    let rows = Glyph.all.map { glyph in
      let titles = ResourceKind.titles(drawnAs: glyph)
      return [
        glyph.name,
        titles.isEmpty ? "(drawn where a view needs it)" : titles.joined(separator: ", "),
      ]
    }
    let head = ["glyph", "stands for"]
    let widths = head.indices.map { column in
      ([head] + rows).map { $0[column].count }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.indices.map { column in
        cells[column] + String(repeating: " ", count: widths[column] - cells[column].count)
      }
      return "| " + padded.joined(separator: " | ") + " |"
    }
    let rule =
      "| " + widths.map { String(repeating: "-", count: $0) }.joined(separator: " | ") + " |"
    return ([line(head), rule] + rows.map(line)).joined(separator: "\n")
  }
}
