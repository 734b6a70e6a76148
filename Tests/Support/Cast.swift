package import Domain
package import Foundation
package import Store

/// The people every test knows: two mairies, and what each may do.
package struct Cast: Sendable {
    /// Mairie du 19e.
    package let home: TownHall
    /// Mairie du 18e.
    package let elsewhere: TownHall

    /// Author, mairie du 19e.
    package let amina: Member
    /// Co-author, mairie du 19e.
    package let lucas: Member
    /// Plain member, mairie du 19e.
    package let nadia: Member
    /// Plain member, mairie du 18e.
    package let fatou: Member
    /// Steward, mairie du 19e.
    package let samir: Member
    /// Steward, mairie du 18e.
    package let odile: Member
    /// Admin, mairie du 19e.
    package let ines: Member

    package var everybody: [Member] { [amina, lucas, nadia, fatou, samir, odile, ines] }

    /// - Parameter password: encoded hash, the same for all.
    package init(in store: Store, password: String, at date: Date) async throws {
        ines = try await store.members.makeFirst(
            name: "Inès Roux", identifier: "ines.roux", townHall: "Mairie du 19e", password: password, at: date)
        let home = try await store.townHalls.find(ines.townHall).orMissing("the first mairie")
        let elsewhere = try await store.townHalls.add(name: "Mairie du 18e", by: ines.name, at: date)
        func join(_ name: String, _ identifier: String, _ townHall: TownHall, _ role: Role = .member) async throws
            -> Member
        {
            let member = Member(
                name: name, identifier: identifier, townHall: townHall.id, service: "Accueil", role: role)
            try await store.members.add(member, password: password, at: date)
            return member
        }
        amina = try await join("Amina Diallo", "amina", home)
        lucas = try await join("Lucas Petit", "lucas", home)
        nadia = try await join("Nadia Benali", "nadia", home)
        fatou = try await join("Fatou Sarr", "fatou", elsewhere)
        samir = try await join("Samir Haddad", "samir", home, .steward)
        odile = try await join("Odile Garnier", "odile", elsewhere, .steward)
        self.home = home
        self.elsewhere = elsewhere
    }
}

/// What a test counted on was not there.
package struct Missing: Error, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}

extension Optional {
    /// The value, or an error that names what is missing.
    package func orMissing(_ what: String) throws -> Wrapped {
        guard let self else { throw Missing(what) }
        return self
    }
}
