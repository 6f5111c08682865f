/// Where an environment is shown, beside the page.
struct ReviewLink: Sendable {
  let environment: String
  let title: String
  let page: String

  var json: JSON {
    .members(["name": .string(environment), "title": .string(title), "page": .string(page)])
  }
}
