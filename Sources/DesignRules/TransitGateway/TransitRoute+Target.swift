import AWSModel

extension TransitRoute {
  /// Whether it leads to one of the attachments.
  func leads(to attachments: Set<TransitAttachment.ID>) -> Bool {
    if case .attachment(let attachment) = target { attachments.contains(attachment) } else { false }
  }
}
