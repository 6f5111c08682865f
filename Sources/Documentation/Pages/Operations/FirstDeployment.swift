import AWSResources
import Topology

/// From an empty account to a running environment.
struct FirstDeployment: Section {
  let context: PageContext

  private var landscape: Landscape { context.landscape }
  private var roots: [TerraformSummary.Module] {
    context.terraform.modules.filter { $0.role == .environment }
  }

  var body: [Markdown] {
    Markdown.heading(2, "First deployment")
    Markdown.heading(3, "Before the first apply")
    Markdown.list(preparations)
    if keepsStatesInBuckets { stateBucket }
    Markdown.heading(3, "The first apply")
    if targets.isEmpty {
      Markdown.paragraph("In the folder of the environment:")
      Markdown.code(Self.apply, language: "sh")
    } else {
      Markdown.paragraph(
        """
        A service that starts before its image and its secrets exist fails, and there is no earlier \
        deployment to go back to. So these come first:
        """)
      Markdown.code(firstTargets, language: "sh")
      Markdown.paragraph("Then \(beforeTheRest.enumerated()), and apply the rest:")
      Markdown.code(Self.apply, language: "sh")
    }
    Markdown.paragraph(
      """
      A second plan says that there is nothing to do. The graph orders everything else: mount \
      targets before the tasks that mount them, attachments before the routes to them.
      """)
  }

  static let apply = """
    terraform init
    terraform plan -out=tfplan
    terraform apply tfplan
    terraform plan -detailed-exitcode   # 0: nothing left to do
    """

  private var preparations: [Inline] {
    var items: [Inline] = [
      """
      One account for each environment: \(accounts). \(code: "allowed_account_ids") in \
      \(code: "providers.tf") stops a plan in any other.
      """,
      stateNeeds, roles,
    ]
    let inputs = landscape.environments.flatMap(\.topology.inputs).map(\.name).uniqued()
    if !inputs.isEmpty {
      items.append(
        """
        A value for each input, copied from \(code: "terraform.tfvars.example"): \
        \(inputs.map { .code($0) }.joined()). \(.link("Environments", path: EnvironmentsPage.path)) \
        says what they are.
        """)
    }
    if landscape.resources(ofType: AWS.SnsTopicSubscription.type).contains(where: isMail) {
      items.append(
        """
        Whoever receives the alarms by mail must confirm the subscription; until then no alarm \
        arrives.
        """)
    }
    return items
  }

  private var states: [StateLocation] { landscape.environments.map(\.topology.settings.state) }

  private var keepsStatesInBuckets: Bool {
    states.contains { state in
      switch state {
      case .standard, .s3: true
      case .cloud, .unmanaged: false
      }
    }
  }

  private var stateNeeds: Inline {
    if keepsStatesInBuckets {
      return """
        A bucket for the state, named in \(code: "backend.tf"). It keeps versions, which is what \
        brings a lost state back; the lock is a file beside the state, so no table is needed.
        """
    }
    return states.contains(.unmanaged)
      ? """
      A place for the state, in a file of yours beside \(code: "main.tf"): without one it is on \
      the machine that applies.
      """
      : """
      A workspace for the state, named in \(code: "backend.tf"), and a token for it from \
      \(code: "terraform login").
      """
  }

  private var roles: Inline {
    """
    Two roles without long-lived keys. One plans: \(code: "ReadOnlyAccess"), and on the state \
    \(code: "s3:ListBucket"), \(code: "s3:GetObject"), \(code: "s3:PutObject"), and \
    \(code: "s3:DeleteObject") on the lock file alone. One applies: in addition whatever the \
    architecture creates, \(code: "iam:PassRole") for its roles, and \
    \(code: "iam:CreateServiceLinkedRole"), because AWS makes the roles of its services on first use.
    """
  }

  private var accounts: Inline {
    landscape.environments.map {
      "\($0.topology.environment.title) \(code: $0.topology.environment.account)" as Inline
    }.joined()
  }

  private func isMail(_ subscription: Aligned<Resource>) -> Bool {
    landscape.plain(subscription.first["protocol"], in: subscription.environments.first ?? 0)
      == "email"
  }

  @MarkdownBuilder private var stateBucket: [Markdown] {
    Markdown.paragraph("To make the bucket, in the folder of the environment:")
    Markdown.code(
      #"""
      bucket=$(sed -n 's/^ *bucket *= "\(.*\)"$/\1/p' backend.tf)
      region=$(sed -n 's/^ *region *= "\(.*\)"$/\1/p' backend.tf)
      # us-east-1 is what S3 takes where no place is given, and not one that may be given.
      place=
      test "$region" = us-east-1 ||
        place="--create-bucket-configuration LocationConstraint=$region"
      aws s3api create-bucket --bucket "$bucket" --region "$region" $place
      aws s3api put-bucket-versioning --bucket "$bucket" \
        --versioning-configuration Status=Enabled
      aws s3api put-public-access-block --bucket "$bucket" --public-access-block-configuration \
        BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
      """#, language: "sh")
  }

  // MARK: What must exist before the services

  private static let firstTypes = [AWS.EcrRepository.type, AWS.SecretsmanagerSecret.type]

  private var firstElements: [Aligned<Resource>] {
    landscape.resources(ofType: AWS.EcsService.type).isEmpty
      ? [] : Self.firstTypes.flatMap { landscape.resources(ofType: $0) }
  }

  private var targets: [String] {
    let names = landscape.environments.map(\.topology.environment.name)
    return firstElements.compactMap { element in
      names.lazy.compactMap { context.terraform.addresses[$0]?[element.id] }.first
    }
  }

  private var firstTargets: String {
    "terraform init\nterraform apply \\\n"
      + targets.map { "  -target='\($0)'" }.joined(separator: " \\\n")
  }

  private var beforeTheRest: [Inline] {
    var steps: [Inline] = []
    if firstElements.contains(where: { $0.first.type == AWS.EcrRepository.type }) {
      steps.append("push the images")
    }
    if firstElements.contains(where: { $0.first.type == AWS.SecretsmanagerSecret.type }) {
      steps.append("set the secrets, as below")
    }
    return steps
  }
}
