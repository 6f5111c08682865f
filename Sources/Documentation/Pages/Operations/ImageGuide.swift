import AWSResources
import Topology

/// How images are built, scanned and pushed.
struct ImageGuide: Section {
  let context: PageContext

  private var landscape: Landscape { context.landscape }

  var body: [Markdown] {
    let outputs = outputs
    if !outputs.isEmpty {
      Markdown.heading(2, "Images")
      Markdown.paragraph(
        """
        Each service has a repository, whose address is an output of the environment. \
        \(platform)\(immutable)An image with a known flaw that has a remedy is not pushed.
        """)
      Markdown.table(
        Table(
          ["Repository", "Output"],
          rows: outputs.map { [.text($0.description), .code($0.name)] }))
      Markdown.code(
        """
        url=$(\(Self.query(outputs[0])))
        aws ecr get-login-password | docker login --username AWS --password-stdin "${url%%/*}"
        docker buildx build --platform \(platforms[0]) --load --tag "$url:$TAG" FOLDER
        trivy image --exit-code 1 --severity HIGH,CRITICAL --ignore-unfixed "$url:$TAG"
        docker push "$url:$TAG"
        """, language: "sh")
    }
  }

  private var outputs: [TerraformSummary.Output] {
    context.terraform.modules.first { $0.role == .environment }?.outputs
      .filter { $0.name.hasSuffix("repository_url") || Self.isByService($0) } ?? []
  }

  /// Repositories that are alike have one output, a map by service.
  private static func isByService(_ output: TerraformSummary.Output) -> Bool {
    output.name.hasSuffix("repository_urls")
  }

  private static func query(_ output: TerraformSummary.Output) -> String {
    isByService(output)
      ? "terraform output -json \(output.name) | jq -r .SERVICE"
      : "terraform output -raw \(output.name)"
  }

  /// What Docker calls the processors that the task definitions ask for.
  private var platforms: [String] {
    let names = landscape.resources(ofType: AWS.EcsTaskDefinition.type).flatMap { task in
      task.environments.map { environment -> String in
        let runtime = landscape.objects(task.items[environment]?["runtime_platform"]).first
        let name = landscape.plain(runtime?["cpu_architecture"], in: environment)
        return name == "ARM64" ? "linux/arm64" : "linux/amd64"
      }
    }.uniqued()
    return names.isEmpty ? ["linux/amd64"] : names
  }

  private var platform: Inline {
    "Images are built for \(platforms.map { .code($0) }.enumerated()), the processor of the tasks. "
  }

  private var immutable: Inline {
    let repositories = landscape.resources(ofType: AWS.EcrRepository.type)
    let isImmutable = repositories.allSatisfy { repository in
      repository.environments.allSatisfy { environment in
        landscape.plain(repository.items[environment]?["image_tag_mutability"], in: environment)
          == "IMMUTABLE"
      }
    }
    return isImmutable
      ? "A tag cannot be moved once it is pushed: every build gets a new one. " : ""
  }
}
