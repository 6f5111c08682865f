import Diagrams
import Plumbline
import Testing

@Suite struct IconFolderTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test func `Finds the icons in all folders by the names of their files`() throws {
    try folder.write("<svg/>", to: "Arch/Networking/48/Arch_AWS-Transit-Gateway_48.svg")
    try folder.write("<svg>2</svg>", to: "Res/Res_Amazon-VPC_NAT-Gateway_48.svg")
    try folder.write("<svg>3</svg>", to: "Res/other/Res_Amazon-VPC_NAT-Gateway_48.svg")
    try folder.write("<svg>4</svg>", to: "Res/Res_Something-Else_48.svg")
    #expect(
      try IconFolder(path: folder.path).icons()
        == IconSet(files: [
          "Arch_AWS-Transit-Gateway_48.svg": Array("<svg/>".utf8),
          "Res_Amazon-VPC_NAT-Gateway_48.svg": Array("<svg>2</svg>".utf8),
        ]))
  }

  @Test func `A folder without icons, or none at all, is refused`() throws {
    #expect(throws: (any Error).self) { try IconFolder(path: folder.path).icons() }
    #expect(throws: (any Error).self) { try IconFolder(path: folder.path + "/none").icons() }
  }
}
