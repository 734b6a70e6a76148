package import Domain

/// A document that cannot be made of these answers, and how to mend that.
package struct DocumentRefusal: Error, Sendable, Hashable {
    /// Stable; tests and docs use it.
    package let code: String
    package let what: LocalizedText
    package let mend: LocalizedText
    /// Id of the parameter to point at, when one is to blame.
    package let parameter: String?

    /// True when nothing is wrong with what was asked: another try later may do.
    package var isTemporary: Bool { [Self.notPrinted.code, Self.printerBusy.code].contains(code) }

    private init(_ code: String, _ what: (String, String), _ mend: (String, String), at parameter: String? = nil) {
        self.code = code
        self.what = LocalizedText(fr: what.0, en: what.1)
        self.mend = LocalizedText(fr: mend.0, en: mend.1)
        self.parameter = parameter
    }
}

// MARK: - What was chosen

extension DocumentRefusal {
    static func parameter(_ field: Field, _ value: String) -> DocumentRefusal {
        let label = field.label
        return DocumentRefusal(
            "document.parameter",
            (
                "« \(value) » ne va pas dans « \(label.fr) »",
                "“\(value)” does not fit in “\(label.text(in: .english))”"
            ),
            ("corriger cette valeur.", "correct this value."), at: field.id)
    }

    static let rangeUnknown = DocumentRefusal(
        "document.rangeUnknown",
        ("le premier ou le dernier numéro manque", "the first or the last number is missing"),
        ("indiquer les deux, en nombres entiers.", "give both, as whole numbers."))

    static func rangeUpsideDown(_ from: Int, _ to: Int) -> DocumentRefusal {
        DocumentRefusal(
            "document.rangeUpsideDown",
            (
                "le dernier numéro (\(to)) est avant le premier (\(from))",
                "the last number (\(to)) is before the first (\(from))"
            ),
            ("échanger les deux numéros.", "swap the two numbers."))
    }

    static func rowsMissing(_ label: LocalizedText) -> DocumentRefusal {
        DocumentRefusal(
            "document.rowsMissing",
            (
                "« \(label.fr) » est vide : il n'y a rien à imprimer",
                "“\(label.text(in: .english))” is empty: there is nothing to print"
            ),
            ("remplir au moins une ligne dans la fiche.", "fill in at least one row of the sheet."))
    }

    static func tooManyCells(_ count: Int) -> DocumentRefusal {
        DocumentRefusal(
            "document.tooManyCells",
            (
                "\(count) exemplaires à la fois, au-dessus de \(DocumentLimits.cells)",
                "\(count) pieces at once, above \(DocumentLimits.cells)"
            ),
            (
                "les faire en plusieurs fois, de \(DocumentLimits.cells) au plus.",
                "make them in several goes of at most \(DocumentLimits.cells)."
            ))
    }

    static func tooManySheets(_ count: Int, perSheet: Int) -> DocumentRefusal {
        let most = DocumentLimits.sheets * perSheet
        return DocumentRefusal(
            "document.tooManySheets",
            (
                "\(count) feuilles à la fois, au-dessus de \(DocumentLimits.sheets)",
                "\(count) sheets at once, above \(DocumentLimits.sheets)"
            ),
            (
                "les faire en plusieurs fois, de \(most) exemplaires au plus, ou réduire leur taille.",
                "make them in several goes of at most \(most) pieces, or make them smaller."
            ))
    }
}

// MARK: - Sizes

extension DocumentRefusal {
    static let sizeUnknown = DocumentRefusal(
        "document.sizeUnknown",
        ("la taille de ce document n'est pas connue", "the size of this document is not known"),
        (
            "indiquer la largeur et la hauteur dans la fiche ou ci-dessous.",
            "give the width and the height in the sheet or below."
        ))

    static func tooSmall(_ width: Double, _ height: Double) -> DocumentRefusal {
        let least = Figure.text(DocumentLimits.smallestCell)
        return DocumentRefusal(
            "document.tooSmall",
            (
                "\(Figure.size(width, height).fr) est trop petit",
                "\(Figure.size(width, height).text(in: .english)) is too small"
            ),
            ("prévoir au moins \(least.fr) mm de côté.", "allow at least \(least.text(in: .english)) mm a side."))
    }

    /// - Parameter room: what the sheet offers between its margins.
    static func tooLarge(_ width: Double, _ height: Double, room: (width: Double, height: Double)) -> DocumentRefusal {
        let (size, most) = (Figure.size(width, height), Figure.size(room.width, room.height))
        return DocumentRefusal(
            "document.tooLarge",
            (
                "\(size.fr) ne tient pas sur la feuille, qui offre \(most.fr) entre ses marges",
                "\(size.text(in: .english)) does not fit on the sheet, which has \(most.text(in: .english)) between its margins"
            ),
            ("réduire la largeur ou la hauteur.", "reduce the width or the height."))
    }

    static let stubTooWide = DocumentRefusal(
        "document.stubTooWide",
        ("la souche ne laisse pas de place au reste", "the stub leaves no room for the rest"),
        ("agrandir le document.", "make the document larger."))
}

// MARK: - Codes and PDF

extension DocumentRefusal {
    static let qrTooLong = DocumentRefusal(
        "document.qrTooLong",
        ("ce texte est vide ou trop long pour un code QR", "this text is empty or too long for a QR code"),
        ("le raccourcir.", "shorten it."))

    static func barsUnfit(_ text: String) -> DocumentRefusal {
        DocumentRefusal(
            "document.barsUnfit",
            ("« \(text) » ne peut pas devenir un code-barres", "“\(text)” cannot become a bar code"),
            (
                "n'y garder que des chiffres ou des lettres sans accent, 60 au plus.",
                "keep only digits or unaccented letters, 60 at most."
            ))
    }

    static let notPrinted = DocumentRefusal(
        "document.notPrinted",
        ("le PDF n'a pas pu être préparé", "the PDF could not be made"),
        (
            "imprimer depuis le navigateur, ou en préparer moins à la fois.",
            "print from the browser, or make fewer at once."
        ))

    static let printerBusy = DocumentRefusal(
        "document.printerBusy",
        ("trop de documents se préparent en ce moment", "too many documents are being made right now"),
        ("réessayer dans une minute.", "try again in a minute."))
}

/// Figures in both languages.
enum Figure {
    /// At most two decimals; beyond a thousand million it is too much all the same.
    static func text(_ value: Double) -> LocalizedText {
        let rounded = (min(max(value, -1e9), 1e9) * 100).rounded() / 100
        let plain = rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
        return LocalizedText(fr: plain.replacing(".", with: ","), en: plain)
    }

    static func size(_ width: Double, _ height: Double) -> LocalizedText {
        let (width, height) = (text(width), text(height))
        return LocalizedText(
            fr: "\(width.fr) × \(height.fr) mm",
            en: "\(width.text(in: .english)) × \(height.text(in: .english)) mm")
    }
}
