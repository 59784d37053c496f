/** The icons of the window. base.css sets their size. */
export {
  AppWindow,
  ArrowDown,
  ArrowUp,
  Camera,
  ChevronLeft,
  CircleCheck,
  Ellipsis,
  History,
  LogOut,
  Menu as MenuIcon,
  MessageCircle,
  Search,
  Settings as SettingsIcon,
  TriangleAlert,
  Users,
  X,
} from "lucide-react";
