package import Domain

/// What the answers to a content type should be like together.
package struct Rule: Sendable, Hashable, Identifiable {
    /// Unique in its module.
    package let id: String
    /// Where the message is shown: field ids, or `steps`; the first that is visible is taken.
    package let at: [String]
    package let level: Level
    /// What should hold.
    package let condition: Condition
    /// What to say while it does not.
    package let message: LocalizedText
    /// How to come to an answer for which it holds.
    package let mend: LocalizedText

    package init(
        id: String, at: [String], level: Level, condition: Condition, message: LocalizedText, mend: LocalizedText
    ) {
        self.id = id
        self.at = at
        self.level = level
        self.condition = condition
        self.message = message
        self.mend = mend
    }

    /// Where to say the message, or nil when there is nothing to say.
    ///
    /// A rule whose places are all hidden has nothing to say: nobody could mend it there.
    package func violation(in answers: RuleAnswers) -> Place? {
        guard !condition.holds(in: answers) else { return nil }
        guard let place = at.first(where: { !answers.hidden.contains($0) }) else { return at.isEmpty ? .draft : nil }
        return place == RuleScope.steps ? .steps : .field(place)
    }
}
