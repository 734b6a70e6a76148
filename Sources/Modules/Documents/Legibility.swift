package import Domain

/// Whether what a document says can be read from where it hangs.
package enum Legibility {
    /// Millimetres of a capital letter for each metre of distance, below which even good eyes must come closer: AS
    /// 1319-1994, « Safety signs for the occupational environment », 5 mm a metre, a two-hundredth.
    package static let leastPerMetre = 5.0
    /// What the French guides to accessible signs ask for low vision: 3 % of the distance.
    package static let goodPerMetre = 30.0
    /// Contrast ratio of WCAG 2.2, 1.4.3.
    package static let contrast = 4.5
    /// Height of a capital in the usual sans-serif faces, as a share of the size (Arial, Helvetica, Liberation 0.72;
    /// DejaVu 0.73).
    static let capital = 0.72

    package enum Reading: Sendable, Hashable { case tooSmall, small, good }

    /// - Parameters:
    ///   - size: font size, in millimetres.
    ///   - distance: in millimetres.
    package static func reading(size: Double, from distance: Double) -> Reading {
        let perMetre = size * capital / (distance / 1_000)
        return perMetre < leastPerMetre ? .tooSmall : perMetre < goodPerMetre ? .small : .good
    }
}

/// Something to know about a document that was made all the same.
package struct DocumentRemark: Sendable, Hashable {
    /// Stable; tests and docs use it.
    package let code: String
    /// `warning` or `hint`.
    package let level: Level
    package let what: LocalizedText
    package let mend: LocalizedText

    private init(_ code: String, _ level: Level, _ what: (String, String), _ mend: (String, String)) {
        self.code = code
        self.level = level
        self.what = LocalizedText(fr: what.0, en: what.1)
        self.mend = LocalizedText(fr: mend.0, en: mend.1)
    }

    /// - Parameter distance: in millimetres.
    static func tooSmall(_ size: Double, from distance: Double) -> DocumentRemark {
        let (size, metres) = (Figure.text(size * Legibility.capital), Figure.text(distance / 1_000))
        let least = Figure.text(Legibility.leastPerMetre * distance / 1_000)
        return DocumentRemark(
            "document.tooSmallToRead", .warning,
            (
                "des lettres de \(size.fr) mm se lisent mal à \(metres.fr) m",
                "letters of \(size.text(in: .english)) mm are hard to read from \(metres.text(in: .english)) m"
            ),
            (
                "raccourcir le texte ou agrandir la feuille : il faut des capitales de \(least.fr) mm (5 mm par mètre).",
                "shorten the text or use a larger sheet: it takes capitals of \(least.text(in: .english)) mm (5 mm a metre)."
            ))
    }

    /// - Parameter distance: in millimetres.
    static func small(_ size: Double, from distance: Double) -> DocumentRemark {
        let (size, metres) = (Figure.text(size * Legibility.capital), Figure.text(distance / 1_000))
        let good = Figure.text(Legibility.goodPerMetre * distance / 1_000)
        return DocumentRemark(
            "document.smallForLowVision", .hint,
            (
                "à \(metres.fr) m, des lettres de \(size.fr) mm échappent aux malvoyants",
                "from \(metres.text(in: .english)) m, letters of \(size.text(in: .english)) mm escape low vision"
            ),
            (
                "viser \(good.fr) mm (3 % de la distance), ou poser l'affiche là où l'on s'approche.",
                "aim at \(good.text(in: .english)) mm (3 % of the distance), or put it where people can come close."
            ))
    }

    static func textTooLong(_ text: String) -> DocumentRemark {
        let start = text.count > 40 ? text.prefix(40) + "…" : text[...]
        return DocumentRemark(
            "document.textTooLong", .warning,
            ("« \(start) » est trop long pour sa place", "“\(start)” is too long for its place"),
            ("raccourcir ce texte, sinon la fin manquera.", "shorten this text, or its end will be missing."))
    }

    static func fineCode(_ module: Double, least: Double) -> DocumentRemark {
        let (module, least) = (Figure.text(module), Figure.text(least))
        return DocumentRemark(
            "document.fineCode", .warning,
            (
                "les traits du code ne font que \(module.fr) mm : un lecteur peut le manquer",
                "the code's strokes are only \(module.text(in: .english)) mm: a reader may miss it"
            ),
            (
                "raccourcir ce qu'il contient ; il faut \(least.fr) mm.",
                "shorten what it holds; it takes \(least.text(in: .english)) mm."
            ))
    }
}
