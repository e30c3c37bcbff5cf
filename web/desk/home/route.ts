import { createRoute } from '@tanstack/react-router'
import { frameRoute } from '../frame/routes.tsx'
import { HomePage } from './home-page.tsx'

export const homeRoute = createRoute({ getParentRoute: () => frameRoute, path: '/', component: HomePage })
