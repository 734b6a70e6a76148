import Domain

/// HTML that is safe to put on a page as it is: the only type that triple braces of a template may take.
///
/// Only Web can make one, out of text that it has escaped itself.
package struct TrustedHTML: Sendable, Hashable, CustomStringConvertible {
    package let description: String

    /// - Parameter html: markup in which every piece of typed text is already escaped.
    init(trusting html: String) { description = html }

    /// `text` with the five characters that mean something to HTML escaped; fit for text and quoted attributes.
    package static func escape(_ text: String) -> String { HTMLText.escape(text) }
}
