/// What a specimen is made of, so that only its mistake has to be written.
///
/// Texts are `bad` and `cured`; `‹›` stands around what is to be underlined.
extension Specimen {
    /// Lines of the manifest: root keys in place of those of the plain module, or fields after its own.
    static func manifest(
        _ bad: String, cured: String, files: [String: File] = [:], curedFiles: [String: File]? = nil,
        earlier: [String: String] = [:], at file: String? = nil
    ) -> Specimen {
        Specimen(
            plain(bad).merging(files) { $1 }, cured: plain(cured).merging(curedFiles ?? files) { $1 },
            earlier: earlier, at: file)
    }

    /// A field with these keys.
    static func field(_ bad: String, cured: String) -> Specimen {
        func line(_ keys: String) -> String { "  - { id: more, \(keys), label: { fr: Autre, en: Other } }" }
        return manifest(line(bad), cured: line(cured))
    }

    /// The check of a rule.
    static func rule(_ bad: String, cured: String) -> Specimen {
        manifest(rules("at: words, check: \"\(bad)\""), cured: rules("at: words, check: \"\(cured)\""))
    }

    static func rules(_ keys: String, id: String = "tell", severity: String = "hint") -> String {
        "rules:\n  - { id: \(id), severity: \(severity), \(keys), message: { fr: À revoir., en: Look again. } }"
    }

    static func view(_ bad: String, cured: String, of kind: ViewKind = .page) -> Specimen {
        let path = "views/\(kind.rawValue).mustache"
        return manifest(
            "views: { \(kind.rawValue): \(kind.rawValue).mustache }",
            cured: "views: { \(kind.rawValue): \(kind.rawValue).mustache }", files: [path: .text(bad)],
            curedFiles: [path: .text(cured)])
    }

    /// Keys of a document, one a line.
    static func document(_ bad: String, cured: String) -> Specimen {
        let files: [String: File] = ["documents/slip.mustache": .text("<p>{{title}}</p>\n")]
        return manifest(documents(bad), cured: documents(cured), files: files)
    }

    /// The template of a document.
    static func sheet(_ bad: String, cured: String) -> Specimen {
        manifest(
            documents(""), cured: documents(""), files: ["documents/slip.mustache": .text(bad)],
            curedFiles: ["documents/slip.mustache": .text(cured)])
    }

    private static func documents(_ keys: String) -> String {
        let own = keys.split(separator: "\n").map { "    \($0)" }
        let template = keys.hasPrefix("template:") ? [] : ["    template: slip.mustache"]
        let head = ["documents:", "  - id: slip", "    name: { fr: Carton, en: Slip }"]
        return (head + template + own).joined(separator: "\n")
    }

    /// A page as it is shown.
    static func rendered(_ bad: String, cured: String) -> Specimen {
        Specimen(["page.html": .text(bad)], cured: ["page.html": .text(cured)], isRendered: true)
    }

    /// An inspector with these keys and a program.
    static func inspector(_ bad: String, cured: String, program: File? = nil, curedProgram: File = script) -> Specimen {
        func line(_ keys: String) -> String { "inspectors:\n  - { \(keys) }" }
        return manifest(
            line(bad), cured: line(cured), files: program.map { ["bin/look": $0] } ?? [:],
            curedFiles: ["bin/look": curedProgram])
    }

    static let script = File.program("#!/usr/bin/python3 -I\n")

    /// A step from schema 1 to 2.
    /// - Parameters:
    ///   - old: fields of schema 1 that are no longer there; the old form makes no difference when empty.
    ///   - new: fields of schema 2 that were not there.
    static func step(_ bad: String, cured: String, old: String = "", new: String = "") -> Specimen {
        func file(_ step: String) -> [String: File] {
            [migration: .text("from: 1\nto: 2\nsteps:\n  - \(step)\n"), "tests/old.yaml": .text(oldFixture)]
        }
        let lines = new + (new.isEmpty ? "" : "\n") + "schema: 2"
        return manifest(
            lines, cured: lines, files: file(bad), curedFiles: file(cured), earlier: old.isEmpty ? [:] : texts(old))
    }

    static let migration = "migrations/1-to-2.yaml"
    static let oldFixture = "schema: 1\ntitle: Essai\nsummary: Un essai du premier jour.\n"

    /// An example in `tests/`.
    static func fixture(_ bad: String, cured: String, manifest: String = "", more: [String: File] = [:]) -> Specimen {
        func files(_ text: String) -> [String: File] {
            more.merging([valid: .text(validFixture + text + "\n")]) { $1 }
        }
        return Specimen.manifest(manifest, cured: manifest, files: files(bad), curedFiles: files(cured))
    }

    static let valid = "tests/valid.yaml"
    static let validFixture = "title: Essai\nsummary: Un essai qui se lit.\n"
}

// MARK: - The plain module

extension Specimen {
    private static let head = [
        "contract: 1", "id: \(id)", "version: 1.0.0", "schema: 1", "name: { fr: Essai, en: Trial }",
        "summary: { fr: Pour essayer., en: To try. }",
    ]
    private static let fields = """
        fields:
          - { id: words, type: text, label: { fr: Mots, en: Words } }
          - { id: size, type: number, unit: mm, label: { fr: Taille, en: Size } }
          - id: usage
            type: choice
            label: { fr: Usage, en: Use }
            options:
              - { id: queue, label: { fr: File, en: Queue } }
              - { id: raffle, label: { fr: Tirage, en: Raffle } }
          - { id: time, type: duration, label: { fr: Durée, en: Time } }
          - id: parts
            type: table
            label: { fr: Pièces, en: Parts }
            columns:
              - { id: name, label: { fr: Nom, en: Name } }
        """

    /// A module that loads, with a fixture, changed by these lines.
    static func plain(_ lines: String = "") -> [String: File] {
        [ModuleFiles.manifest: .text(manifest(with: lines)), valid: .text(validFixture)]
    }

    /// What of it is kept in the archive.
    static func texts(_ lines: String, _ more: [String: String] = [:]) -> [String: String] {
        more.merging([ModuleFiles.manifest: manifest(with: lines)]) { $1 }
    }

    private static func manifest(with lines: String) -> String {
        var more: [String] = []
        var chunks: [(key: String, text: String)] = []
        for line in lines.split(separator: "\n") {
            if let key = rootKey(of: line) {
                chunks.append((key, String(line)))
            } else if chunks.isEmpty {
                more.append(String(line))
            } else {
                chunks[chunks.count - 1].text += "\n" + line
            }
        }
        let plain = head + [([fields] + more).joined(separator: "\n")]
        let known = plain.compactMap { rootKey(of: $0[...]) }
        let changed = plain.map { text in
            let own = chunks.filter { $0.key == rootKey(of: text[...]) }.map(\.text)
            return own.isEmpty ? text : own.joined(separator: "\n")
        }
        let added = chunks.filter { !known.contains($0.key) }.map(\.text)
        return (changed + added).joined(separator: "\n") + "\n"
    }

    private static func rootKey(of line: Substring) -> String? {
        let plain = line.filter { $0 != "‹" && $0 != "›" }
        guard let end = plain.firstIndex(of: ":"), plain.first?.isLetter == true else { return nil }
        return String(plain[..<end])
    }
}
