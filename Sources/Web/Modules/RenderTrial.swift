import Domain
package import Modules
package import Store

/// Makes the answers of a bricolage as its page would, for a migration that must not go on when that fails.
package enum RenderTrial {
    /// - Throws: `Refusal.tutorialMissing` when an answer that is there would not be seen.
    package static func check(_ read: ReadTutorial, _ module: Module, _ texts: Texts) throws {
        let content = read.revision.content
        let answers = Answers(content, module: module, files: read.files, cover: nil, texts)
        let shown =
            answers.facts.count + answers.gains.count + answers.texts.count + answers.sheet.count
            + answers.materials.count + answers.tables.count + answers.groups.count
        let hidden = module.hidden(in: content)
        let expected = content.fields.count { id, value in
            switch value {
            case .files, .photos: false
            default: !hidden.contains(id) && !value.isEmpty
            }
        }
        guard shown == expected else { throw Refusal(.tutorialMissing) }
    }
}
