import Foundation
import Yams

/// A colour written `#rrggbb`.
struct Colour: Hashable {
    let red, green, blue: UInt8

    init?(_ text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 7, digits[0] == UInt8(ascii: "#"), let value = UInt32(text.dropFirst(), radix: 16),
            digits[1] != UInt8(ascii: "+")
        else { return nil }
        red = UInt8(value >> 16 & 0xff)
        green = UInt8(value >> 8 & 0xff)
        blue = UInt8(value & 0xff)
    }

    /// Contrast ratio of WCAG 2.2, from 1 to 21.
    func contrast(with other: Colour) -> Double {
        let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (light + 0.05) / (dark + 0.05)
    }

    private var luminance: Double {
        func linear(_ channel: UInt8) -> Double {
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }
}

extension Colours {
    /// The soft ink of the pages, for a module without a colour of its own.
    static let plain = Colours(light: "#4a5270", dark: "#b9bccb")

    static let keys = ["light", "dark"]
    /// Paper and card of the pages, light then dark.
    package static let lightBackgrounds = ["#faf7f0", "#ffffff"]
    package static let darkBackgrounds = ["#17181c", "#22242b"]
    /// Contrast below which text is hard to read.
    private static let readable = 4.5

    /// The `colour` of a manifest, lower-cased; nil when there is none or it is wrong.
    static func read(_ reader: MappingReader) -> Colours? {
        guard let node = reader.value("colour"), let pair = MappingReader(node, named: "colour", reader.report) else {
            return nil
        }
        pair.checkKeys(known: keys)
        let light = one("light", of: pair, on: lightBackgrounds)
        let dark = one("dark", of: pair, on: darkBackgrounds)
        guard let light, let dark else { return nil }
        return Colours(light: light, dark: dark)
    }

    private static func one(_ key: String, of reader: MappingReader, on backgrounds: [String]) -> String? {
        guard let (text, node) = reader.text(key, required: true) else { return nil }
        guard let colour = Colour(text) else {
            reader.report.add(.colour(text), at: node)
            return nil
        }
        for background in backgrounds {
            guard let ratio = Colour(background)?.contrast(with: colour), ratio < readable else { continue }
            let figure = String((ratio * 10).rounded(.down) / 10)
            reader.report.add(.paleColour(text, ratio: figure, on: background), at: node)
        }
        return text.lowercased()
    }
}
