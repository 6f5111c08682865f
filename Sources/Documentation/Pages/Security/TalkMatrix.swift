import AWSModel
import Topology

/// Who may open a connection to whom, from the rules of the security groups on both sides.
struct TalkMatrix: Section {
  let landscape: Landscape
  /// More receivers than this make the matrix wider than a page; then it is a list, in which those
  /// that the same senders reach on the same ports stand together: the pairs alone would be as many as
  /// the square of the groups.
  static let widest = 9

  var body: [Markdown] {
    let talk = GroupTalk(landscape)
    let count = talk.receiverCount
    if count > 0 {
      Markdown.heading(2, "Who may talk to whom")
      Markdown.paragraph(
        """
        \(count <= Self.widest
          ? "A row may open a connection to a column where their cell names a port"
          : "Each of the senders in a row may open a connection to each of its receivers on its ports"): \
        the sender's security group lets it out and the receiver's lets it in. \(talk.isSettled
          ? "Everything else between these is refused"
          : "What this does not name may still be open by rules or security groups that are not known"); \
        answers to an allowed connection always pass. Routes and the firewall may refuse more \
        than this.
        """)
      if count <= Self.widest { matrix(talk) } else { list(talk) }
      if !talk.open.isEmpty {
        Markdown.paragraph(
          "These may have security groups that the model does not know, and be let in wherever an address is: \(talk.open.map(landscape.link).joined())."
        )
      }
    }
  }

  private func matrix(_ talk: GroupTalk) -> Markdown {
    let (senders, receivers, cells) = talk.cells()
    return Markdown.table(
      Table(
        ["From"] + receivers.map { Table.Column(title($0)) },
        rows: senders.map { sender in
          [title(sender)] + receivers.map { cells[[sender, $0]] ?? "" }
        }))
  }

  private func list(_ talk: GroupTalk) -> Markdown {
    Markdown.table(
      Table(
        ["From", "To", "Ports"],
        rows: talk.ways().map { way, receivers in
          [way.senders.map(title).joined(), receivers.map(title).joined(), way.ports]
        }))
  }

  /// A group by what it protects: `app service` for `Security group of the app service`.
  private func title(_ party: GroupTalk.Party) -> Inline {
    switch party {
    case .outside(let text): return text
    case .group(let id):
      guard landscape.resource(id) != nil else { return landscape.title(ofGroup: id) }
      return .reference(id, .text(SecurityGroup.withoutKind(landscape.title(of: id))))
    }
  }
}
