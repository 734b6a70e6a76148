package import Foundation

/// Real files made elsewhere, beside the project or where `BRICOLEUR_CORPUS` says.
///
/// Never part of the project.
package enum Corpus {
    /// One line of its manifest.
    package struct Row: Sendable, CustomStringConvertible {
        /// `photos/tall_1x1000.jpg`.
        package let file: String
        /// accept, accept-after-normalising or refuse.
        package let verdict: String
        /// hard: what any sane pipeline says; policy: what depends on a choice of ours.
        package let strength: String
        /// « 3024x4032 », upright; empty for documents.
        package let size: String
        /// What exiftool says of it.
        package let exiftool: String

        package var url: URL { Corpus.folder.appending(path: file) }
        package var description: String { file }
    }

    package static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["BRICOLEUR_CORPUS"] { return URL(filePath: path) }
        return Checkout.folder.appending(path: "../shared/corpus").standardizedFileURL
    }()

    package static var isThere: Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: "manifest.csv").path)
    }

    /// What a skipped test says.
    package static var absence: String { "no corpus of real files at \(folder.path)" }

    package static func rows() throws -> [Row] {
        let lines = try String(contentsOf: folder.appending(path: "manifest.csv"), encoding: .utf8)
            .split(whereSeparator: \.isNewline).map(cells)
        let head = try lines.first.orMissing("manifest head")
        func column(_ name: String) throws -> Int { try head.firstIndex(of: name).orMissing(name) }
        let (file, verdict, strength) = (try column("file"), try column("expected_verdict"), try column("strength"))
        let (size, exiftool) = (try column("expected_upright_wxh"), try column("exiftool"))
        return lines.dropFirst().map {
            Row(file: $0[file], verdict: $0[verdict], strength: $0[strength], size: $0[size], exiftool: $0[exiftool])
        }
    }

    /// Commas separate, quotation marks protect.
    private static func cells(_ line: Substring) -> [String] {
        var cells = [""]
        var quoted = false
        for character in line {
            switch character {
            case "\"": quoted.toggle()
            case "," where !quoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}
