package import Domain
package import Foundation

/// A content type, as its folder declares it.
///
/// Values only: made by `Registry.load`; afterwards only remarks are added.
package struct Module: Sendable, Identifiable {
    /// Host interface spoken by the manifest; see `Contract.supported`.
    package let contract: Int
    /// Name of its folder: lower-case letters, digits and hyphens, 1...40 characters.
    ///
    /// Stored with each tutorial.
    package let id: String
    /// Three numbers, for people.
    package let version: String
    /// Shape of the stored data, from 1.
    package let schema: Int
    package let name: LocalizedText
    /// One sentence: what belongs to this type.
    package let summary: LocalizedText
    /// Place in lists, small first; 100 when the manifest says nothing.
    package let order: Int
    /// A cleaned `<svg>` element of at most 4 KB, drawn in `currentColor`, hidden from screen readers.
    ///
    /// Safe as raw HTML.
    package let icon: String
    package let colour: Colours
    /// In the order of the form.
    ///
    /// The steps are not among them: see `steps`.
    package let fields: [Field]
    package let steps: StepTemplate
    package let rules: [Rule]
    package let views: ModuleViews
    package let documents: [ModuleDocument]
    package let inspectors: [Inspector]
    package let search: SearchSpec
    /// From each schema to the next, in order, up to this module's own.
    package let migrations: [MigrationFile]
    /// Every text that makes the module what it is.
    package let files: ModuleFiles
    package let folder: URL
    /// Hash of `files`: equal modules have equal ones.
    package let revision: String
    /// Remarks that do not stop the module from being used.
    package private(set) var warnings: [ManifestError]

    /// The same with more remarks: what is wrong with its programs shows at run time only.
    func warning(_ more: [ManifestError]) -> Module {
        var module = self
        module.warnings += more
        return module
    }

    /// The field of that id, or nil.
    package func field(_ id: String) -> Field? { fields.first { $0.id == id } }

    /// Ids of the photo fields, in order: what `Content.cover(photoFields:)` looks through.
    package var photoFields: [String] {
        fields.filter { if case .photo = $0.kind { true } else { false } }.map(\.id)
    }
}

/// The colour of a content type on a light and on a dark page, each written `#rrggbb`.
package struct Colours: Sendable, Hashable {
    package let light: String
    package let dark: String

    package init(light: String, dark: String) {
        self.light = light
        self.dark = dark
    }
}

/// How the steps of a content type are asked for.
package struct StepTemplate: Sendable, Hashable {
    package let label: LocalizedText
    package let help: LocalizedText?
    /// Fewer steps than this gives a hint; 0 when nothing is asked.
    package let minimum: Int
    /// More steps than this gives an error; never above `Limits.steps`.
    package let maximum: Int
    /// One for each step that a new draft starts with.
    package let prompts: [StepPrompt]
}

/// What the editor shows in an empty step.
///
/// It is never stored with a draft.
package struct StepPrompt: Sendable, Hashable {
    package let title: LocalizedText?
    package let text: LocalizedText
    package let warning: LocalizedText?
}

/// Which answers the search looks into, by field id.
///
/// `steps` stands for the titles and texts of all steps.
package struct SearchSpec: Sendable, Hashable {
    package let text: [String]
    /// Choice, choices and boolean fields that lists can be narrowed by.
    package let facets: [String]
}

extension Module {
    /// What a new draft holds: the fields' defaults and one empty step for each prompt.
    package func initialContent() -> Content {
        var content = Content()
        for field in fields {
            if let value = field.defaultValue { content.fields[field.id] = value }
        }
        content.steps = steps.prompts.map { _ in Step() }
        return content
    }

    /// The words to show in the empty step at that place, or nil past the template's end.
    /// - Parameter index: from 0.
    package func stepPrompt(at index: Int) -> StepPrompt? {
        steps.prompts.indices.contains(index) ? steps.prompts[index] : nil
    }
}
