import Topology

/// Where the image of a container is pulled from.
package enum ImageRegistry: Hashable, Sendable {
  /// A private registry of Amazon ECR, with its host where all of it is known.
  case ecr(host: String?)
  /// Another registry by its host, `public.ecr.aws` for example.
  case other(host: String)
  case unknown

  /// The registry that an image's name begins with, in which a question mark stands for what is not
  /// known.
  ///
  /// Source: distribution, "reference": what precedes the first slash is a host where it has a dot or
  /// a colon or is `localhost`; all other names are Docker Hub's.
  init(image: String, isInRepository: Bool) {
    let parts = image.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let first = String(parts[0])
    if first.contains(".dkr.ecr.") || first.contains(".dkr-ecr.") {
      self = .ecr(host: first.contains("?") ? nil : first)
    } else if first.contains("?") {
      self = isInRepository ? .ecr(host: nil) : .unknown
    } else if parts.count > 1, first == "localhost" || first.contains(where: { ".:".contains($0) })
    {
      self = .other(host: first == "docker.io" ? Self.dockerHub : first)
    } else {
      self = .other(host: Self.dockerHub)
    }
  }

  /// The Region of a registry of Amazon ECR, where its host says one:
  /// `111122223333.dkr.ecr.eu-west-1.amazonaws.com`.
  package var region: String? {
    guard case .ecr(let host?) = self else { return nil }
    let parts = host.split(separator: ".")
    guard let place = parts.firstIndex(where: { $0 == "ecr" || $0 == "dkr-ecr" }),
      place + 1 < parts.count
    else { return nil }
    return String(parts[place + 1])
  }

  private static let dockerHub = "registry-1.docker.io"
}

extension AWSModel {
  /// The registry of an image: by its name, or by the repository of the model that it refers to.
  func registry(of image: Value?) -> ImageRegistry {
    let isInRepository =
      image?.references.contains { resource($0.element)?.type == "aws_ecr_repository" } ?? false
    guard let name = values.sketch(image) else {
      return isInRepository ? .ecr(host: nil) : .unknown
    }
    return ImageRegistry(image: name, isInRepository: isInRepository)
  }
}
