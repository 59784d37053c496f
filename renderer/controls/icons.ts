/** The icons of the window. base.css sets their size. */
export {
  ArrowDown,
  ArrowUp,
  Camera,
  ChevronLeft,
  CircleCheck,
  Ellipsis,
  History,
  Menu as MenuIcon,
  MessageCircle,
  Search,
  Settings as SettingsIcon,
  TriangleAlert,
  Users,
  X,
} from "lucide-react";
