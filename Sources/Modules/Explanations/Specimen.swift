import Domain
import Foundation

/// A small module with one mistake, and the same one cured.
struct Specimen: Sendable {
    enum File: Sendable, Hashable {
        case text(String)
        case bytes([UInt8])
        /// Leads there.
        case link(String)
        /// A text with the right to be executed.
        case program(String)

        /// Nil for what has no words.
        var text: String? {
            switch self {
            case .text(let text), .program(let text): text
            case .bytes, .link: nil
            }
        }
    }

    /// Where the mistake is said to be.
    struct Spot: Sendable, Hashable {
        /// Path in the module's folder.
        var file = ModuleFiles.manifest
        /// From 1.
        var line = 1
        /// From 1, in Unicode scalars.
        var column = 1
    }

    /// Id and folder of every specimen.
    static let id = "sample"

    /// By path in the module's folder.
    let files: [String: File]
    let cured: [String: File]
    /// The revision that tutorials were written with; none when it makes no difference.
    let earlier: [String: String]
    let spot: Spot
    /// The one file is a page as it is shown, not a module.
    let isRendered: Bool

    /// - Parameters:
    ///   - files: the texts of one of them may have a `‹›` around what is to be underlined; else it is the first
    ///     character of the manifest.
    init(
        _ files: [String: File], cured: [String: File], earlier: [String: String] = [:], at file: String? = nil,
        isRendered: Bool = false
    ) {
        var spot = file.map { Spot(file: $0) } ?? Spot()
        var plain = files
        for (path, file) in files {
            guard case .text(let text) = file, let marked = Self.unmarked(text) else { continue }
            plain[path] = .text(marked.text)
            spot = Spot(file: path, line: marked.line, column: marked.column)
        }
        self.files = plain
        self.cured = cured
        self.earlier = earlier
        self.spot = spot
        self.isRendered = isRendered
    }

    private static func unmarked(_ text: String) -> (text: String, line: Int, column: Int)? {
        // Scalars: a mark next to a combining character would be a part of it.
        let scalars = Array(text.unicodeScalars)
        guard let start = scalars.firstIndex(of: "‹") else { return nil }
        let before = scalars[..<start]
        let line = before.count { $0 == "\n" } + 1
        let column = start - (before.lastIndex(of: "\n").map { $0 + 1 } ?? 0) + 1
        var plain = String.UnicodeScalarView()
        plain.append(contentsOf: scalars.filter { $0 != "‹" && $0 != "›" })
        return (String(plain), line, column)
    }
}

// MARK: - Really loading it

extension Specimen {
    /// What is said of it, files named from its folder's name on.
    /// - Throws: faults of our own disk.
    func problems() throws -> [ManifestError] { try Self.problems(of: files, after: earlier, isRendered) }

    /// What is still said once it is cured.
    func problemsWhenCured() throws -> [ManifestError] { try Self.problems(of: cured, after: earlier, isRendered) }

    private static func problems(
        of files: [String: File], after earlier: [String: String], _ isRendered: Bool
    ) throws -> [ManifestError] {
        if isRendered {
            return files.sorted { $0.key < $1.key }.flatMap { path, file in
                RenderedCheck.problems(in: file.text ?? "", file: "\(id)/\(path)")
            }
        }
        let room = FileManager.default.temporaryDirectory.appending(component: "bricoleur-explain-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: room) }
        let folder = room.appending(component: id)
        for (path, file) in files { try write(file, to: folder.appending(path: path)) }
        let check = ModuleCheck.run(on: folder)
        var problems = check.problems
        if let module = check.module, !earlier.isEmpty,
            case .success(let old) = Module.make(of: ModuleFiles(texts: earlier), in: folder, shown: id)
        {
            problems += module.problems(replacing: old)
        }
        let path = Registry.shownPath(room) + "/"
        return problems.map { $0.renamed($0.file.replacing(path, with: "")) }
    }

    private static func write(_ file: File, to url: URL) throws {
        let manager = FileManager.default
        try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        switch file {
        case .text(let text): try Data(text.utf8).write(to: url)
        case .bytes(let bytes): try Data(bytes).write(to: url)
        case .link(let target): try manager.createSymbolicLink(atPath: url.path, withDestinationPath: target)
        case .program(let text):
            try Data(text.utf8).write(to: url)
            try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
        }
    }
}

extension ManifestError {
    fileprivate func renamed(_ file: String) -> ManifestError {
        ManifestError(
            code: code, file: file, line: line, column: column, width: width, source: source, what: what, mend: mend)
    }
}
