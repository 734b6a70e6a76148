package import Domain

/// What one printing of a document is made of.
package struct DocumentRequest: Sendable {
    package let content: Content
    /// As chosen, by the parameter's id; a missing one has its starting value, see `ModuleDocument.start`.
    package let parameters: [String: FieldValue]
    package let language: Language
    /// Name of the author's mairie.
    package let townHall: String
    /// Full address of the tutorial, for people and for codes.
    package let url: String

    package init(
        content: Content, parameters: [String: FieldValue] = [:], language: Language, townHall: String, url: String
    ) {
        self.content = content
        self.parameters = parameters
        self.language = language
        self.townHall = townHall
        self.url = url
    }
}

/// Sheets ready to print, without a script or an inline style.
package struct RenderedDocument: Sendable, Hashable {
    /// `<div class="leaves">…</div>`: the whole of a page's body.
    package let html: String
    /// The style sheet that belongs to it, with its `@page`.
    package let css: String
    package let sheets: Int
    package let cells: Int
    /// How many cells lie on a full sheet.
    package let perSheet: Int
    /// Millimetres, as printed.
    package let pageWidth: Double
    package let pageHeight: Double
    /// What the reader should know before printing.
    package let remarks: [DocumentRemark]

    /// A complete page for a program that makes a PDF of it.
    /// - Parameter title: shown by PDF readers; nobody's name goes with it.
    package func page(title: String, language: Language) -> String {
        """
        <!doctype html>
        <html lang="\(language.rawValue)"><head><meta charset="utf-8"><title>\(HTMLText.escape(title))</title>\
        <style>\(css)</style></head><body>\(html)</body></html>
        """
    }
}
