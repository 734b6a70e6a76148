extension Answer {
    /// The answer in one line.
    var json: String {
        let verdict = findings.contains { $0.level == .error } ? "refuse" : "accept"
        let facts = facts.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\($0.value.json)" }
        return #"{"verdict":"\#(verdict)","findings":[\#(findings.prefix(50).map(\.json).joined(separator: ","))],"#
            + #""facts":{\#(facts.joined(separator: ","))}}"#
    }
}

extension Finding {
    fileprivate var json: String {
        let cure = mend.map { #","mend":\#($0.json)"# } ?? ""
        return #"{"code":\#(quoted(code)),"where":\#(quoted(place)),"level":"\#(level.rawValue)","what":\#(what.json)"#
            + cure + "}"
    }
}

extension Words {
    fileprivate var json: String { #"{"fr":\#(quoted(fr)),"en":\#(quoted(en))}"# }
}

extension Fact {
    fileprivate var json: String {
        switch self {
        case .number(let number): number.isFinite ? "\(number)" : "0"
        case .text(let text): quoted(text.line(of: 300))
        case .lines(let lines): "[\(lines.prefix(20).map(\.json).joined(separator: ","))]"
        }
    }
}

/// The text as JSON has it; control characters are none of ours, and become spaces.
private func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": out += "\\\(scalar)"
        case "\0"..<" ": out += " "
        default: out.unicodeScalars.append(scalar)
        }
    }
    return out + "\""
}
