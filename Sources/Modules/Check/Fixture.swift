package import Domain

/// A bricolage of the type as its module's `tests/` folder describes it, and what must be said about it.
package struct Fixture: Sendable {
    /// Name of its file without `.yaml`.
    package let name: String
    /// Schema the content was written with.
    package let schema: Int
    package let content: Content
    /// The photos and documents that the content names: each a row of a plausible size.
    package let files: [MediaFile.ID: MediaFile]
    /// Every error and warning, as `Expectation` writes them; hints may be listed, and need not be.
    package let expected: [Expectation]
    /// Where in its file they are written; 1 when they are not.
    let expectLine: Int

    /// The content as the module asks for it now.
    package func content(for module: Module) -> Content {
        Migration(from: schema, to: module).apply(to: content)
    }
}

/// A finding as fixtures write it: `range-order` for a rule, `field.tooSmall at width` for any other.
package struct Expectation: Sendable, Hashable, CustomStringConvertible {
    package let description: String

    package init(_ text: String) { description = text }

    package init(_ finding: Finding) {
        if finding.code == .ruleBroken, case .text(let rule)? = finding.arguments["rule"] {
            description = rule
            return
        }
        let place = finding.place.description
        let name = place.hasPrefix("field-") ? String(place.dropFirst(6)) : place
        description = "\(finding.code.rawValue) at \(name)"
    }
}
