/// Who may do what with a tutorial. Rules without I/O; Store's lists say the same in SQL, and one test tries both.
extension Viewer {
    /// A published tutorial is for everybody, or for its mairie; drafts and withdrawn ones for their authors.
    package func mayRead(_ tutorial: Tutorial) -> Bool {
        if mayEdit(tutorial) { return tutorial.state != .discarded || isAuthor(of: tutorial) }
        guard tutorial.state == .published else { return false }
        return tutorial.audience == .everyone || member?.townHall == tutorial.townHall
    }

    /// The author and the co-authors.
    ///
    /// No role gives this over others' posts.
    package func mayEdit(_ tutorial: Tutorial) -> Bool {
        guard let member else { return false }
        return tutorial.author == member.id || tutorial.coAuthors.contains(member.id)
    }

    /// Who may blur something on a published photo: its authors; in an emergency the stewards of its mairie and admins.
    package func mayRedact(_ tutorial: Tutorial) -> Bool {
        guard mayRead(tutorial), let member, let role else { return false }
        return mayEdit(tutorial) || role == .admin || (role == .steward && member.townHall == tutorial.townHall)
    }

    package func isAuthor(of tutorial: Tutorial) -> Bool {
        member.map { $0.id == tutorial.author } ?? false
    }

    /// A steward helps plain members of the own mairie; an admin helps anybody but admins' passwords.
    package func mayHelp(_ other: Member) -> Bool {
        guard let member, let role, other.id != member.id else { return false }
        switch role {
        case .member: return false
        case .steward: return other.role == .member && other.townHall == member.townHall
        case .admin: return other.role != .admin
        }
    }
}
