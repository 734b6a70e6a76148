import Domain
import Foundation
import Modules
import Testing

@Suite struct Mutations {
    /// Pieces that are likely to upset a YAML reader or a decoder.
    private static let pieces = [
        "[", "]", "{", "}", ":", ": ", "- ", "? ", "\n", "  ", "\"", "'", "#", "|", ">", "&a ", "*a ", "!t ", "%", "@",
        "~",
        "null", "-1", "1e9", "99999999999999999999", "fields:", "id: x\n", "\t", "\u{e000}", "\u{1f642}", "é", "---\n",
        "...\n",
    ]

    @Test func `loads or explains every damaged manifest, and points inside the file`() throws {
        var random = Seeded(state: 20_261_124)
        let workshop = try Workshop()
        let folder = try #require(ModuleFolder.all.last)
        let whole = try String(contentsOf: folder.url.appendingPathComponent("module.yaml"), encoding: .utf8)
            .replacingOccurrences(of: "icon: icon.svg", with: "").replacingOccurrences(
                of: "id: ticket\n", with: "id: probe\n")
        var loaded = 0
        var explained = 0

        for round in 0..<600 {
            let base = round.isMultiple(of: 2) ? whole : Sample.manifest
            try workshop.write(damaged(base, &random), to: "probe/module.yaml")
            let registry = workshop.registry
            loaded += registry.modules.count
            for broken in registry.broken {
                explained += 1
                #expect(!broken.errors.isEmpty)
                for error in broken.errors { #expect(pointsInside(error), "\(error)") }
            }
        }

        print("damaged manifests: \(loaded) loaded, \(explained) explained")
        #expect(loaded + explained == 600)
        #expect(explained > 200)
    }

    private func damaged(_ text: String, _ random: inout Seeded) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0...Int.random(in: 0...2, using: &random) {
            let start = Int.random(in: 0..<scalars.count, using: &random)
            switch Int.random(in: 0...3, using: &random) {
            case 0: scalars.remove(at: start)
            case 1: scalars.removeSubrange(start..<min(scalars.count - 1, start + 40))
            case 2: scalars.insert(contentsOf: scalars[start..<min(scalars.count, start + 30)], at: start)
            default:
                let piece = Self.pieces.randomElement(using: &random) ?? ""
                scalars.insert(contentsOf: piece.unicodeScalars, at: start)
            }
        }
        var result = ""
        result.unicodeScalars.append(contentsOf: scalars)
        return result
    }

    private func pointsInside(_ error: ManifestError) -> Bool {
        guard let source = error.source else { return error.line >= 1 && error.column >= 1 }
        return error.column >= 1 && error.column - 1 + error.width <= max(source.unicodeScalars.count + 1, error.column)
    }
}

/// SplitMix64: the same numbers on every run.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
