import Domain
package import Hummingbird
import Modules
import NIOCore
import Store

/// The content types: their looks for everybody, their state for admins.
package struct ModuleHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    /// `GET /genres/{name}`: a type's icon, or the style sheet of all.
    @Sendable package func asset(_ request: Request, _ context: AppContext) async throws -> Response {
        guard let name = context.parameters.get("name"), let asset = site.library.assets[name] else {
            throw Refusal(.addressUnknown)
        }
        return asset.response(to: request)
    }

    /// `GET /genres/etat`: a number that changes when the types do.
    @Sendable package func state(_ request: Request, _ context: AppContext) async throws -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: String(site.library.stamp))))
    }

    /// `POST /administration/modules/rechargement`: loads every folder anew; what is broken is told on the page.
    @Sendable package func reload(_ request: Request, _ context: AppContext) async throws -> Response {
        _ = try await request.textForm()
        let registry = try await site.reloadModules()
        let key = registry.broken.isEmpty ? "modulesReloaded" : "modulesReloadedPartly"
        return .seeOther(doneAddress(Path.modules, key))
    }

    /// `POST /administration/modules/{type}/usage`: takes a type out of use, or back into it.
    ///
    /// Refuses with `address.unknown` for a type that is not there.
    @Sendable package func setUse(_ request: Request, _ context: AppContext) async throws -> Response {
        let actor = try context.requireMember()
        let form = try await request.textForm()
        guard let id = context.parameters.get("type"), site.modules[id] != nil else { throw Refusal(.addressUnknown) }
        var disabled = site.modules.disabled
        let isEnabled = form["use"] == "yes"
        if isEnabled { disabled.remove(id) } else { disabled.insert(id) }
        try await site.store.settings.set(
            .disabledModules, to: disabled.sorted().joined(separator: ","), by: actor.name, at: site.now())
        _ = try await site.reloadModules()
        let key = isEnabled ? "moduleEnabled" : "moduleDisabled"
        return .seeOther(doneAddress(Path.modules, key))
    }

    /// `GET /administration/modules`: the types of bricolage in use, and those that could not be loaded.
    @Sendable package func list(_ request: Request, _ context: AppContext) async throws -> Response {
        var outdated: [String: Int] = [:]
        for module in site.modules.modules {
            outdated[module.id] = try await site.store.moduleRevisions.countOutdated(module.id, before: module.schema)
        }
        let page = ModulesPage(
            try site.renderer.texts(context.language), site.modules,
            counts: try await site.store.tutorials.countByType(for: context.viewer), outdated: outdated)
        return try await site.page(page, request, context)
    }
}
