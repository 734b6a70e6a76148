import Domain
import Foundation

extension InspectorAnswer {
    /// What is wrong with an answer, in a few words for its author.
    struct Fault: Error {
        let reason: String

        init(_ reason: String) { self.reason = reason }
    }

    /// Reads the JSON of an answer line.
    ///
    /// Nothing unknown, nothing long, nothing but plain text is accepted: whatever the program is, a page shows it.
    static func read(_ json: some Sequence<UInt8>) throws(Fault) -> InspectorAnswer {
        guard let root = try? JSONDecoder().decode(JSONValue.self, from: Data(json)) else { throw Fault("no JSON") }
        let members = try root.object("answer", ["verdict", "findings", "facts"])
        let word = try members["verdict"]?.text("verdict", limit: 10) ?? ""
        guard let verdict = Verdict(rawValue: word) else { throw Fault("verdict is neither accept nor refuse") }
        let findings = try findings(members["findings"])
        let isRefusal = findings.contains { $0.level == .error }
        guard isRefusal == (verdict == .refuse) else {
            throw Fault(isRefusal ? "an error, and yet accept" : "refuse without an error")
        }
        return InspectorAnswer(verdict: verdict, findings: findings, facts: try facts(members["facts"]))
    }

    private static func findings(_ value: JSONValue?) throws(Fault) -> [Finding] {
        guard let value else { return [] }
        var findings: [Finding] = []
        for item in try value.list("findings", limit: InspectorLimits.findings) { findings.append(try finding(item)) }
        return findings
    }

    private static func finding(_ value: JSONValue) throws(Fault) -> Finding {
        let members = try value.object("finding", ["code", "where", "level", "what", "mend"])
        let code = try members["code"]?.text("code", limit: InspectorLimits.code) ?? ""
        guard isName(code) else { throw Fault("code of a finding") }
        guard let level = Level(rawValue: try members["level"]?.text("level", limit: 10) ?? "") else {
            throw Fault("level of \(code) is not error, warning or hint")
        }
        let what: LocalizedText? = try words(members["what"], "what of \(code)")
        guard let what else { throw Fault("\(code) has no what") }
        let mend = try words(members["mend"], "mend of \(code)")
        if level != .hint, mend == nil { throw Fault("\(code) has no mend") }
        let place = try members["where"]?.text("where", limit: InspectorLimits.place, mayBeEmpty: true) ?? ""
        return Finding(code: code, place: place, level: level, what: what, mend: mend)
    }

    private static func words(_ value: JSONValue?, _ name: String) throws(Fault) -> LocalizedText? {
        guard let value else { return nil }
        let members = try value.object(name, ["fr", "en"])
        guard let french = try members["fr"]?.text(name, limit: InspectorLimits.text) else {
            throw Fault("\(name) is not in French")
        }
        return LocalizedText(fr: french, en: try members["en"]?.text(name, limit: InspectorLimits.text))
    }

    private static func facts(_ value: JSONValue?) throws(Fault) -> [String: Fact] {
        guard let value else { return [:] }
        let members = try value.object("facts", nil)
        guard members.count <= InspectorLimits.facts else { throw Fault("more than \(InspectorLimits.facts) facts") }
        var facts: [String: Fact] = [:]
        for (name, value) in members {
            guard isName(name) else { throw Fault("name of a fact") }
            facts[name] = try fact(value, name)
        }
        return facts
    }

    private static func fact(_ value: JSONValue, _ name: String) throws(Fault) -> Fact {
        switch value {
        case .number(let number) where number.isFinite: return .number(number)
        case .text: return .text(try value.text(name, limit: InspectorLimits.text))
        case .list:
            var lines: [LocalizedText] = []
            for item in try value.list(name, limit: InspectorLimits.factLines) {
                let line: LocalizedText? = try words(item, name)
                if let line { lines.append(line) }
            }
            return .lines(lines)
        default: throw Fault("fact \(name) is neither a number, a text nor a list of texts")
        }
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x61...0x7a).contains(first) else { return false }
        return text.utf8.count <= InspectorLimits.code
            && text.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d }
    }
}
