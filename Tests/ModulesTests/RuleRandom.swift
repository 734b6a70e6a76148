import Domain

/// Makes expressions and answers out of a seed.
struct RuleRandom: RandomNumberGenerator {
    var state: UInt64

    /// SplitMix64: the same numbers on every run.
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    private mutating func one(_ choices: [String]) -> String { choices[below(choices.count)] }

    private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }
}

// MARK: - Well-typed expressions

extension RuleRandom {
    enum Measured: CaseIterable { case plain, mm, minute }

    mutating func condition(depth: Int) -> String {
        let leaf = depth <= 0
        switch leaf ? below(8) : min(11, 2 + below(14)) {
        case 0: return "laminated"
        case 1: return one(["true", "false"])
        case 2: return comparison(depth: leaf ? 0 : depth - 1)
        case 3: return "usage \(one(["=", "!="])) '\(one(["queue", "deposit", "voucher"]))'"
        case 4: return "opens \(one(["=", "!=", "<", "<=", ">", ">="])) \(one(["closes", "2026-11-24", "2024-02-29"]))"
        case 5: return "contains(\(texts()), \(text()))"
        case 6: return "empty(\(one(["photo", "wording", "steps.warning", "first", "queue_note", "uses", "opens"])))"
        case 7:
            return one(["contains(uses, 'desk')", "usage in ['queue', 'voucher']", "contains(wording.kind, 'law')"])
        case 8: return "\(condition(depth: depth - 1)) and \(condition(depth: depth - 1))"
        case 9: return "\(condition(depth: depth - 1))   or \(condition(depth: depth - 1))"
        case 10: return "not \(grouped(condition(depth: depth - 1)))"
        default: return "(\(grouped(condition(depth: depth - 1))) = (\(condition(depth: depth - 2))))".spaced(below(3))
        }
    }

    private mutating func comparison(depth: Int) -> String {
        let measured = Measured.allCases[below(3)]
        let left = number(depth: depth, measured)
        if below(4) == 0 {
            return "\(left) in [\(number(depth: depth - 1, measured)), \(number(depth: depth - 1, measured))]"
        }
        return "\(left)\(one(["=", " != ", "<", " <= ", ">", " >="]))\(number(depth: depth, measured))"
    }

    mutating func number(depth: Int, _ measured: Measured) -> String {
        guard depth > 0, below(3) > 0 else { return leaf(measured) }
        switch below(4) {
        case 0: return "\(number(depth: depth - 1, measured)) + \(number(depth: depth - 1, measured))"
        case 1: return "\(number(depth: depth - 1, measured)) - \(grouped(number(depth: depth - 1, measured)))"
        case 2: return "\(grouped(number(depth: depth - 1, measured)))*\(grouped(number(depth: depth - 1, .plain)))"
        default: return "-\(grouped(number(depth: depth - 1, measured)))"
        }
    }

    private mutating func leaf(_ measured: Measured) -> String {
        switch measured {
        case .plain:
            one([
                "first", "last", "20", "2.5", "0", "0.0001", "999999999999", "count(uses)", "count(steps)", "per_page",
                "length(note)", "sum(materials.quantity)", "queue_size", "3 sheet", "007",
            ])
        case .mm: one(["width", "height", "depth", "20 mm", "2.5cm", "1 m", "sum(wording.size)"])
        case .minute: one(["making_time", "kept_for", "drying", "8 h", "30 min", "2 day", "1 year"])
        }
    }

    private mutating func text() -> String { one(["note", "mark", "queue_note", "'l''été'", "'Nom'", "'\u{1f642}'"]) }

    private mutating func texts() -> String {
        below(2) == 0 ? text() : one(["wording.text", "steps.title", "materials.name"])
    }

    private mutating func grouped(_ text: String) -> String { "(\(text))" }
}

// MARK: - Any text, any answers

extension RuleRandom {
    private static let words = [
        "(", ")", "[", "]", ",", ".", "=", "!=", "<", ">=", "+", "-", "*", "and", "or", "not", "in", "true", "first",
        "width", "usage", "'queue'", "wording", "text", "empty(", "count(", "sum(", "contains(", "length(", "20", "2.5",
        "2026-11-24", "mm", "h", "kg", "steps", "'", "\"", "==", "&&", "é", "\u{301}", "\u{1f642}", "\0", "\n",
        "9999999999999",
        "2026-99-99", "\u{202e}", "et", "NOT", "..", "''", "0", "uses", "laminated", "photo",
    ]

    mutating func tokens() -> String {
        (0...below(14)).map { _ in one(Self.words) }.joined(separator: below(2) == 0 ? " " : "")
    }

    mutating func characters() -> String {
        var text = ""
        for _ in 0...below(60) {
            let value = below(4) == 0 ? UInt32(below(0x11_0000)) : UInt32(below(0x80))
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        return text
    }

    mutating func damaged(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0...below(2) {
            let place = below(scalars.count + 1)
            if below(2) == 0, place < scalars.count {
                scalars.removeSubrange(place..<min(scalars.count, place + 1 + below(4)))
            } else {
                scalars.insert(contentsOf: one(Self.words).unicodeScalars, at: place)
            }
        }
        var result = ""
        result.unicodeScalars.append(contentsOf: scalars)
        return result
    }

    mutating func content() -> Content {
        let numbers = ["", "0", "12", "1 234,5", "-3", "beaucoup", "2,5", "999999999999999", "1e9", "\u{2212}4"]
        let texts = ["", " ", "Nom", "ferme cet ete", "l’Été", "\u{1f642}", "x", String(repeating: "a", count: 3_000)]
        var content = Content()
        for id in ["width", "height", "depth", "weight", "first", "last", "per_page", "queue_size"] where below(4) > 0 {
            content.fields[id] = .text(one(numbers))
        }
        for id in ["note", "mark", "queue_note"] where below(3) > 0 { content.fields[id] = .text(one(texts)) }
        for id in ["making_time", "kept_for", "drying"] where below(3) > 0 {
            content.fields[id] = .duration(amount: one(numbers), unit: one(["minute", "hour", "day", "mm", ""]))
        }
        content.fields["usage"] = .text(one(["queue", "deposit", "voucher", "", "lost"]))
        content.fields["laminated"] = .text(one(["true", "false", "", "oui"]))
        content.fields["opens"] = .text(one(["2026-11-24", "2024-02-29", "2023-02-29", "", "demain"]))
        content.fields["closes"] = .text(one(["2026-11-24", "2027-01-01", ""]))
        content.fields["uses"] = below(4) == 0 ? .text("desk") : .choices(below(2) == 0 ? ["desk", "kiosk"] : [])
        content.fields["photo"] = .photos(below(2) == 0 ? [] : [Photo(file: MediaFile.ID())])
        content.fields["wording"] = .table(
            (0..<below(4)).map { _ in ["text": one(texts), "size": one(numbers), "kind": one(["law", ""])] })
        content.fields["materials"] = .materials(
            (0..<below(4)).map { _ in Material(name: one(texts), quantity: one(numbers), unit: "sheet") })
        content.steps = (0..<below(4)).map { _ in Step(title: one(texts), text: one(texts), warning: one(texts)) }
        // Answers of a shape that no form has any more.
        if below(5) == 0 { content.fields[one(["note", "width", "wording", "photo", "usage"])] = .choices(["x"]) }
        return content
    }
}

extension String {
    fileprivate func spaced(_ count: Int) -> String {
        String(repeating: " ", count: count) + self + String(repeating: "\n", count: count)
    }
}
