import AWSResources
import Topology

/// `docs/security.md`: who may talk to whom, what the firewall decides, who may do what, what is
/// encrypted, and what is known to be imperfect.
struct SecurityPage {
  let context: PageContext
  static let path = "docs/security.md"

  private var landscape: Landscape { context.landscape }

  var page: Page {
    Page(path: Self.path, title: "Security") {
      PageContext.notice
      Markdown.heading(1, "Security")
      TalkMatrix(landscape: landscape)
      firewalls
      NetworkACLSection(landscape: landscape)
      WebFirewallSection(landscape: landscape)
      RoleSection(landscape: landscape)
      ResourcePolicySection(landscape: landscape)
      ResourceShareTable(landscape: landscape)
      EncryptionTable(landscape: landscape)
      TransitEncryption(landscape: landscape)
      LogTable(landscape: landscape)
      FindingSections(context: context)
    }
  }

  @MarkdownBuilder private var firewalls: [Markdown] {
    let policies = landscape.resources(ofType: AWS.NetworkfirewallFirewallPolicy.type)
    if !policies.isEmpty {
      Markdown.heading(2, "Firewall policy in the order of evaluation")
      policies.map { FirewallSection(landscape: landscape, policy: $0) }
    }
  }
}
