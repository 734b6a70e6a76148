import Domain
package import Hummingbird
import Modules
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

    /// `GET /administration/modules`: the types of bricolage in use, and those that could not be loaded.
    @Sendable package func list(_ request: Request, _ context: AppContext) async throws -> Response {
        let page = ModulesPage(
            try site.renderer.texts(context.language), site.modules,
            counts: try await site.store.tutorials.countByType(for: context.viewer))
        return try await site.page(page, request, context)
    }
}
