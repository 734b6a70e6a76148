import Foundation

/// Any JSON value, for an answer whose shape nobody vouches for.
enum JSONValue: Decodable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([JSONValue].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: JSONValue].self))
        }
    }
}

extension JSONValue {
    /// - Parameter known: its possible names; nil for any.
    func object(_ name: String, _ known: Set<String>?) throws(InspectorAnswer.Fault) -> [String: JSONValue] {
        guard case .object(let members) = self else { throw InspectorAnswer.Fault("\(name) is not an object") }
        if let known, let other = members.keys.sorted().first(where: { !known.contains($0) }) {
            throw InspectorAnswer.Fault("\(name) has an unknown member, \(other.prefix(40).debugDescription)")
        }
        return members
    }

    func list(_ name: String, limit: Int) throws(InspectorAnswer.Fault) -> [JSONValue] {
        guard case .list(let items) = self else { throw InspectorAnswer.Fault("\(name) is not a list") }
        guard items.count <= limit else { throw InspectorAnswer.Fault("\(name) has more than \(limit) items") }
        return items
    }

    /// One line of plain text.
    /// - Parameter limit: Unicode scalars.
    func text(_ name: String, limit: Int, mayBeEmpty: Bool = false) throws(InspectorAnswer.Fault) -> String {
        guard case .text(let text) = self else { throw InspectorAnswer.Fault("\(name) is not a text") }
        guard mayBeEmpty || !text.allSatisfy(\.isWhitespace) else { throw InspectorAnswer.Fault("\(name) is empty") }
        guard text.unicodeScalars.count <= limit else {
            throw InspectorAnswer.Fault("\(name) is longer than \(limit) characters")
        }
        guard text.unicodeScalars.allSatisfy(\.isPlain) else {
            throw InspectorAnswer.Fault("\(name) has a control character")
        }
        return text
    }
}

extension Unicode.Scalar {
    /// Neither a control character, a line end nor a sign that turns the direction of what follows.
    var isPlain: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate: return false
        default: break
        }
        return !((0x202a...0x202e).contains(value) || (0x2066...0x2069).contains(value) || value == 0xfeff)
    }
}
