import Foundation

/// The readable part of an address: lower-case ASCII letters and digits joined by single hyphens.
package enum Slug {
    /// Longest slug, in characters.
    package static let maximumLength = 60

    /// « Le ticket d'été » gives `le-ticket-d-ete`.
    ///
    /// A text without any Latin letter or digit gives `fallback`.
    package static func make(from text: String, fallback: String = "bricolage") -> String {
        let folded =
            text
            .replacingOccurrences(of: "œ", with: "oe").replacingOccurrences(of: "Œ", with: "oe")
            .replacingOccurrences(of: "æ", with: "ae").replacingOccurrences(of: "Æ", with: "ae")
            .folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
        var slug = ""
        for scalar in folded.unicodeScalars {
            if slug.count > maximumLength { break }
            if scalar.isASCII, CharacterSet.alphanumerics.contains(scalar) {
                slug.unicodeScalars.append(scalar)
            } else if !slug.isEmpty, slug.last != "-" {
                slug.append("-")
            }
        }
        slug = slug.lowercased()
        if slug.count > maximumLength {
            // Whole words, unless the first alone is too long.
            slug = String(slug.prefix(maximumLength + 1))
            slug = slug.lastIndex(of: "-").map { String(slug[..<$0]) } ?? String(slug.prefix(maximumLength))
        }
        while slug.last == "-" { slug.removeLast() }
        return slug.isEmpty ? fallback : slug
    }

    /// True for a text that `make` could have given, however many digits were added to tell it from others.
    package static func isShaped(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= maximumLength + 20
            && text.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d }
    }
}
