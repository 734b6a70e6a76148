import Foundation

/// How large a text can be written in a box.
///
/// Widths are those of DejaVu Sans Bold, in thousandths of the size: it is wider than what browsers and printers set
/// sans-serif text in, so that a text that fits here fits there.
struct FittedText {
    /// Millimetres.
    let width, height: Double
    /// As a multiple of the size.
    let lineHeight: Double

    /// The largest size, in half millimetres between `least` and `most`, at which every one of `texts` fits; `least`
    /// when none does.
    func size(of texts: [String], least: Double, most: Double) -> Double {
        var (low, high) = (0, max(0, Int((most - least) * 2)))
        while low < high {
            let middle = (low + high + 1) / 2
            let size = least + Double(middle) / 2
            if texts.allSatisfy({ holds($0, size: size) }) { low = middle } else { high = middle - 1 }
        }
        return least + Double(low) / 2
    }

    func holds(_ text: String, size: Double) -> Bool {
        guard let lines = lines(text, room: width / size * 1_000) else { return false }
        return Double(lines) * size * lineHeight <= height
    }

    /// Nil when a word is wider than the box.
    private func lines(_ text: String, room: Double) -> Int? {
        let space = Double(Self.width(" "))
        var lines = 0
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            lines += 1
            var used = 0.0
            for word in paragraph.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
                let width = Double(word.reduce(0) { $0 + Self.width($1) })
                guard width <= room else { return nil }
                if used > 0, used + space + width > room {
                    lines += 1
                    used = width
                } else {
                    used += (used > 0 ? space : 0) + width
                }
            }
        }
        return lines
    }

    private static func width(_ character: Character) -> Int {
        switch String(character).decomposedStringWithCanonicalMapping.unicodeScalars.first ?? " " {
        case "i", "j", "l", "I", "'", "’", "|", "!", ".", ",", ":", ";", " ", "\u{a0}", "\u{202f}": return 380
        case "f", "t", "r", "s", "(", ")", "[", "]", "-", "J", "/": return 500
        case "m", "w", "M", "W", "%", "@", "—", "…": return 1_060
        case "A"..."Z": return 800
        case "a"..."z", "0"..."9": return 710
        default: return character.isASCII ? 700 : 1_000
        }
    }
}
