import Import
import ImportCases
import NetworkLaws
import Testing

/// Cut off and damaged plans end in an error or in a model, never in a crash.
@Suite struct DamageTests {
  @Test func everyBeginningOfAPlanIsCutOff() throws {
    let plan = try ImportCase("tgw-cross-account").plan
    for length in stride(from: 0, to: plan.count - 2, by: 7) {
      #expect(throws: ImportError.self) {
        try ImportedTerraform(Array(plan[..<length]), name: "cut")
      }
    }
  }

  @Test(arguments: ["tgw-cross-account", "batfish-nat-gateway", "three-tier"])
  func damagedPlansNeverCrash(name: String) throws {
    let plan = try ImportCase(name).plan
    var numbers = SeededGenerator(seed: 7)
    var models = 0
    for _ in 0..<150 {
      var copy = plan
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let place = Int.random(in: copy.indices, using: &numbers)
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: copy[place] = UInt8.random(in: 0...255, using: &numbers)
        case 1: copy.remove(at: place)
        case 2: copy.insert(copy[place], at: place)
        default:
          let other = Int.random(in: copy.indices, using: &numbers)
          let end = min(place + 40, copy.count)
          copy.insert(contentsOf: copy[place..<end], at: other)
        }
      }
      do throws(ImportError) {
        _ = try ImportedTerraform(copy, name: "damaged")
        models += 1
      } catch {
        #expect(!error.diagnostic("damaged").summary.isEmpty)
      }
    }
    #expect(models > 0)
  }

  /// Values of other types than Terraform writes are not taken for what they are not.
  @Test func otherTypesAreNoCrash() throws {
    let text = String(decoding: try ImportCase("tgw-cross-account").plan, as: UTF8.self)
    for (from, to) in [
      ("\"resource_changes\":[", "\"resource_changes\":[null,3,\"x\",{},"),
      ("\"references\":[", "\"references\":[null,7,[],\"each\",\"var\",\"module.\",\"a[\","),
      ("\"expressions\":{", "\"expressions\":{\"x\":null,\"y\":[[]],"),
      ("\"after_unknown\":{", "\"after_unknown\":{\"x\":[true,{}],\"cidr_block\":{\"a\":[]},"),
    ] {
      let changed = text.replacing(from, with: to)
      #expect(changed != text)
      _ = try ImportedTerraform(Array(changed.utf8), name: "odd")
    }
  }
}
