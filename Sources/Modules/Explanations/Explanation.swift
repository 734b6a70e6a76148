package import Domain

/// One code that the author of a module can meet: what it stands for, a smallest module that has it, and that module
/// cured.
package struct Explanation: Sendable {
    package let code: String
    /// Why there is such a code.
    package let meaning: LocalizedText
    let proof: Proof

    enum Proof: Sendable {
        case specimen(Specimen)
        /// No folder of a module can show it by itself.
        case words(reason: LocalizedText, mend: LocalizedText)
    }

    init(_ code: String, _ meaning: (String, String), _ specimen: Specimen) {
        self.code = code
        self.meaning = LocalizedText(fr: meaning.0, en: meaning.1)
        proof = .specimen(specimen)
    }

    /// - Parameters:
    ///   - reason: why there is no specimen.
    ///   - mend: what to do about it.
    init(_ code: String, _ meaning: (String, String), reason: (String, String), mend: (String, String)) {
        self.code = code
        self.meaning = LocalizedText(fr: meaning.0, en: meaning.1)
        proof = .words(
            reason: LocalizedText(fr: reason.0, en: reason.1), mend: LocalizedText(fr: mend.0, en: mend.1))
    }

    var specimen: Specimen? {
        if case .specimen(let specimen) = proof { specimen } else { nil }
    }
}

extension Explanation {
    /// Every code, family by family.
    package static let all: [Explanation] = Array(
        [
            ofFiles, ofYAML, ofKeys, ofModule, ofIcons, ofSearch, ofFields, inOrder([ofRules, ofRuleMeaning]),
            inOrder([ofViewTags, ofViewElements, ofViewAttributes, ofRenderedViews]), ofDocuments, ofInspectors,
            ofPrograms, ofSchemas, ofSteps, ofTests,
        ].joined())

    private static func inOrder(_ parts: [[Explanation]]) -> [Explanation] {
        parts.joined().sorted { $0.code < $1.code }
    }

    /// - Parameter code: `E-FIELD-001`, in capitals or not.
    package static func of(_ code: String) -> Explanation? {
        let code = code.uppercased()
        return all.first { $0.code == code }
    }

    /// What was probably meant by a code that does not exist.
    package static func nearMiss(_ code: String) -> String? {
        NearMiss.of(code.uppercased(), among: all.map(\.code))
    }
}
