import Foundation
import OrderedCollections

/// JSON text of a case as it stands there, so that whoever reads it can refuse what is not expected.
enum CaseJSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case array([CaseJSON])
  /// Sorted by name, because JSON gives its members no order.
  case object(OrderedDictionary<String, CaseJSON>)
}

extension CaseJSON: Decodable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: Key.self) {
      var object: OrderedDictionary<String, CaseJSON> = [:]
      for key in members.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
        object[key.stringValue] = try members.decode(CaseJSON.self, forKey: key)
      }
      self = .object(object)
    } else if var elements = try? decoder.unkeyedContainer() {
      var array: [CaseJSON] = []
      while !elements.isAtEnd { array.append(try elements.decode(CaseJSON.self)) }
      self = .array(array)
    } else {
      let scalar = try decoder.singleValueContainer()
      if scalar.decodeNil() {
        self = .null
      } else if let value = try? scalar.decode(Bool.self) {
        self = .bool(value)
      } else if let value = try? scalar.decode(Int.self) {
        self = .int(value)
      } else if let value = try? scalar.decode(Double.self) {
        self = .double(value)
      } else {
        self = .string(try scalar.decode(String.self))
      }
    }
  }
}

extension CaseJSON {
  /// The members of an object that has all of `required`, and beyond them only `optional` ones.
  func members(
    _ place: String, required: [String], optional: [String] = []
  ) throws -> OrderedDictionary<String, CaseJSON> {
    guard case .object(let members) = self else {
      throw CaseFormatError("\(place) is no object")
    }
    for name in required where members[name] == nil {
      throw CaseFormatError("\(place) has no '\(name)'")
    }
    for name in members.keys where !required.contains(name) && !optional.contains(name) {
      throw CaseFormatError("\(place) has '\(name)', which nothing here understands")
    }
    return members
  }

  func text(_ place: String) throws -> String {
    guard case .string(let text) = self else { throw CaseFormatError("\(place) is no text") }
    return text
  }

  func list(_ place: String) throws -> [CaseJSON] {
    guard case .array(let elements) = self else { throw CaseFormatError("\(place) is no list") }
    return elements
  }

  func texts(_ place: String) throws -> [String] {
    try list(place).map { try $0.text("an element of \(place)") }
  }
}
