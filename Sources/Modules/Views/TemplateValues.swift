/// One value for a template.
package indirect enum TemplateValue: Sendable, Hashable {
    /// As typed; also what goes under the shapes `word` and `url`.
    case text(String)
    /// Already safe.
    case html(String)
    case flag(Bool)
    case object([String: TemplateValue])
    case list([[String: TemplateValue]])
}

/// The values of one rendering, by name.
///
/// A name without a value, or with one of another shape than the template was read with, counts as not answered.
package struct TemplateValues: Sendable, Hashable {
    package var values: [String: TemplateValue]

    package init(_ values: [String: TemplateValue] = [:]) { self.values = values }

    package subscript(name: String) -> TemplateValue? {
        get { values[name] }
        set { values[name] = newValue }
    }
}
