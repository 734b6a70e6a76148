package import Domain

extension Module {
    /// The questions that the form of this draft has: retired ones only where they were answered.
    package func asked(in content: Content) -> [Field] {
        fields.filter { !$0.retired || content.fields[$0.id]?.isEmpty == false }
    }

    /// Ids of the fields whose `show_if` does not hold now; their answers are kept and count as empty.
    package func hidden(in content: Content) -> Set<String> {
        guard fields.contains(where: { $0.showIf != nil }) else { return [] }
        return RuleAnswers(content: content, fields: fields).hidden
    }
}
