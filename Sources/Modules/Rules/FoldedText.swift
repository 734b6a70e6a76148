import Foundation

/// A text without what « contains » does not look at: capitals, accents, ligatures, the shape of apostrophes.
///
/// The same on every machine: no locale takes part.
struct FoldedText {
    private let bytes: [UInt8]

    init(_ text: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        let needsDecomposing = text.unicodeScalars.contains { $0.value >= 0x370 && !Self.isLatinOrSign($0.value) }
        for scalar in (needsDecomposing ? text.decomposedStringWithCanonicalMapping : text).unicodeScalars {
            switch scalar.value {
            case 0x41...0x5a: bytes.append(UInt8(scalar.value + 0x20))
            case 0..<0x80: bytes.append(UInt8(scalar.value))
            case 0x2018, 0x2019: bytes.append(UInt8(ascii: "'"))
            default:
                if let plain = Self.latin[scalar.value] {
                    bytes.append(contentsOf: plain)
                } else if scalar.properties.generalCategory != .nonspacingMark {
                    bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
                }
            }
        }
        self.bytes = bytes
    }

    /// False when `part` has nothing to look for.
    /// - Complexity: O(length of both), whatever they hold.
    func contains(_ part: FoldedText) -> Bool {
        let part = part.bytes
        guard !part.isEmpty, part.count <= bytes.count else { return false }
        // Knuth, Morris and Pratt: how much of `part` is still matched after a mismatch at each of its places.
        var kept = [Int](repeating: 0, count: part.count)
        var matched = 0
        for place in part.indices.dropFirst() {
            while matched > 0, part[place] != part[matched] { matched = kept[matched - 1] }
            if part[place] == part[matched] { matched += 1 }
            kept[place] = matched
        }
        matched = 0
        for byte in bytes {
            while matched > 0, byte != part[matched] { matched = kept[matched - 1] }
            if byte == part[matched] { matched += 1 }
            if matched == part.count { return true }
        }
        return false
    }

    private static func isLatinOrSign(_ value: UInt32) -> Bool {
        (0x1e00...0x1eff).contains(value) || (0x2000...0x20cf).contains(value)
    }

    /// The plain letters of each accented Latin one.
    private static let latin: [UInt32: [UInt8]] = {
        var letters: [UInt32: [UInt8]] = [
            0xe6: Array("ae".utf8), 0xc6: Array("ae".utf8), 0x153: Array("oe".utf8), 0x152: Array("oe".utf8),
        ]
        for value in [0xc0...0x24f, 0x1e00...0x1eff].joined() where letters[UInt32(value)] == nil {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            let parts = String(scalar).lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
            let plain = parts.filter { $0.properties.generalCategory != .nonspacingMark }
            letters[UInt32(value)] = plain.flatMap { Array(String($0).utf8) }
        }
        return letters
    }()
}
