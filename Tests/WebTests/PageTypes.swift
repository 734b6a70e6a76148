import Foundation
import Support

/// The structs of Sources/Web with their stored properties, read from the source: what a template can find by Mirror.
///
/// Reads the house's own style, one declaration a line; anything else is a failure of the test, not a guess.
struct PageTypes {
    struct Entry {
        var properties: [String: String] = [:]
        /// Names that a hand-written `child(named:)` knows; nil without one.
        var children: Set<String>?
        var template: String?
        var isText = false
    }

    /// By full name: `JoinPage.Host`.
    private(set) var types: [String: Entry] = [:]

    init(folders: [URL]) throws {
        for folder in folders {
            let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
            for path in paths.sorted() where path.hasSuffix(".swift") {
                read(try String(contentsOf: folder.appending(path: path), encoding: .utf8))
            }
        }
    }

    private mutating func read(_ source: String) {
        // (type name, brace depth of its members)
        var open: [(name: String, depth: Int)] = []
        var depth = 0
        var isInChild = false
        var isInText = false
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = String(line).replacing(/^\s*\/\/.*$/, with: "")
            if line.components(separatedBy: "\"\"\"").count == 2 { isInText.toggle() }
            if isInText { continue }
            let code = line.replacing(/"(?:[^"\\]|\\.)*"/, with: "\"\"")
            if let match = code.firstMatch(
                of: /\b(?:struct|extension|enum|class|actor|protocol)\s+([A-Za-z_.]+)([^{]*)\{/)
            {
                let name = ((open.last.map { [$0.name] } ?? []) + [String(match.1)]).joined(separator: ".")
                if let inside = code.firstMatch(of: /\{(.*)\}\s*$/) {
                    let kept = inside.1.split(separator: ";").flatMap {
                        Self.stored(String($0).trimmingCharacters(in: .whitespaces))
                    }
                    types[name, default: Entry()].properties = Dictionary(kept) { first, _ in first }
                    continue
                }
                open.append((name, depth + 1))
                if types[name] == nil { types[name] = Entry() }
                if match.2.contains("CustomStringConvertible") { types[name]?.isText = true }
            } else if let type = open.last, depth == type.depth {
                if let match = line.firstMatch(of: /static let template = "([^"]*)"/) {
                    types[type.name]?.template = String(match.1)
                } else {
                    for (name, kind) in Self.stored(code) { types[type.name]?.properties[name] = kind }
                }
                isInChild = code.contains("func child(named")
                if isInChild, types[type.name]?.children == nil { types[type.name]?.children = [] }
            }
            if isInChild, let type = open.last {
                for match in line.matches(of: /"([A-Za-z.]+)"/) { types[type.name]?.children?.insert(String(match.1)) }
            }
            depth += code.filter { $0 == "{" }.count - code.filter { $0 == "}" }.count
            while let last = open.last, depth < last.depth { open.removeLast() }
        }
    }

    /// `let a, b: String?` gives two; computed properties and statics give none.
    private static func stored(_ code: String) -> [(String, String)] {
        guard
            let match = code.firstMatch(
                of:
                    /^\s*(?:package |private |fileprivate |public )?(?:let|var) ([A-Za-z0-9_, ]+?)(?:: (.+?))?(?: = (.+))?$/
            ),
            !code.contains(" static "), !code.hasSuffix("{"), !code.contains(" { ")
        else { return [] }
        let kind =
            match.2.map(String.init)
            ?? (match.3.map { ["true", "false"].contains($0) ? "Bool" : "String" } ?? "String")
        return match.1.split(separator: ",").map { ($0.trimmingCharacters(in: .whitespaces), kind) }
    }

    /// The full name of `type` as written inside `scope`; nil for what is not of this folder.
    func resolve(_ type: String, in scope: String) -> String? {
        var scopes = scope.split(separator: ".").map(String.init)
        while !scopes.isEmpty {
            let name = (scopes + [type]).joined(separator: ".")
            if types[name] != nil { return name }
            scopes.removeLast()
        }
        if types[type] != nil { return type }
        let ending = types.keys.filter { $0.hasSuffix(".\(type)") }
        return ending.count == 1 ? ending.first : nil
    }
}
