/** Wi-Fi and network interfaces: what names the phone or its place on a network. */

import { type Condition, type Entry, group } from "./entry.js";

const WIFI_INFO = "android.net.wifi.WifiInfo";
const WIFI = "android.net.wifi.WifiManager";
const PEERS = "android.net.wifi.p2p.WifiP2pManager";
const CONNECTIVITY = "android.net.ConnectivityManager";
const LINK = "android.net.LinkProperties";
const INTERFACE = "java.net.NetworkInterface";
/** Addresses of the local network; others are those of servers. */
const LOCAL: Condition[] = [{ argument: "this", like: [
    "/(10|192\\.168|172\\.(1[6-9]|2\\d|3[01]))\\.", "/f[cd][0-9a-f]{2}:", "/fe80:"] }];

const wifi: Entry[] = [
    ...group({ class: WIFI_INFO, sensitivity: "identifier", why: "Names the phone or the place where it is" }, [
        { api: "wifi.mac", method: "getMacAddress", dataType: "MAC地址", required: true },
        { api: "wifi.ssid", method: "getSSID", dataType: "SSID" },
        { api: "wifi.bssid", method: "getBSSID", dataType: "BSSID" },
        { api: "wifi.ip", method: "getIpAddress", dataType: "IP地址", sensitivity: "info" },
    ]),
    ...group({ class: WIFI_INFO, sensitivity: "info", dataType: "网络类型", busy: true, why: "State of the connection" }, [
        { api: "wifi.state", method: "getNetworkId" },
        { api: "wifi.state", method: "getRssi" },
        { api: "wifi.state", method: "getLinkSpeed" },
        { api: "wifi.state", class: WIFI, method: "getWifiState" },
        { api: "wifi.state", class: WIFI, method: "isWifiEnabled" },
    ]),
    ...group({ class: WIFI, sensitivity: "personal", dataType: "Wi-Fi列表", why: "Networks nearby place a phone" }, [
        { api: "wifi.scan_results", method: "getScanResults" },
        { api: "wifi.scan", method: "startScan" },
        { api: "wifi.scan", method: "registerScanResultsCallback", since: 30 },
        { api: "wifi.saved_networks", method: "getConfiguredNetworks" },
        { api: "wifi.peers", class: PEERS, method: "discoverPeers" },
        { api: "wifi.peers", class: PEERS, method: "requestPeers" },
    ]),
    ...group({ class: WIFI, sensitivity: "info", dataType: "网络类型", why: "Way to the connection's values" }, [
        { api: "wifi.connection", method: "getConnectionInfo" },
        { api: "wifi.dhcp", method: "getDhcpInfo", dataType: "IP地址" },
        { api: "wifi.connection", class: "android.net.NetworkCapabilities", method: "getTransportInfo", since: 29,
          why: "From Android 12 the way to the Wi-Fi connection's values" },
    ]),
    { api: "wifi.switch", class: WIFI, method: "setWifiEnabled", sensitivity: "behaviour", why: "Turns the Wi-Fi on or off" },
    ...group({ class: "android.app.admin.DevicePolicyManager", sensitivity: "identifier", dataType: "MAC地址",
               why: "The real address, past the one that is hidden since Android 6" }, [
        { api: "wifi.mac", method: "getWifiMacAddress", since: 24 },
        { api: "wifi.mac", class: PEERS, method: "requestDeviceInfo", since: 29 },
    ]),
];

const interfaces: Entry[] = [
    { api: "network.mac", class: INTERFACE, method: "getHardwareAddress", dataType: "MAC地址", sensitivity: "identifier",
      required: true, why: "Addresses of the network cards" },
    ...group({ class: INTERFACE, sensitivity: "info", dataType: "IP地址", result: "none", why: "Walks through the network cards and their addresses" }, [
        { api: "network.interfaces", method: "getNetworkInterfaces" },
        { api: "network.interfaces", method: "getByName" },
        { api: "network.interfaces", method: "getByIndex" },
        { api: "network.addresses", method: "getInetAddresses" },
        { api: "network.addresses", method: "getInterfaceAddresses" },
    ]),
    ...group({ class: "java.net.Inet4Address", sensitivity: "info", dataType: "IP地址", when: LOCAL, busy: true,
               why: "The phone's own address on its network; servers' addresses are not watched" }, [
        { api: "network.address", method: "getHostAddress" },
        { api: "network.address", class: "java.net.Inet6Address", method: "getHostAddress" },
        { api: "network.address", class: "java.net.InetAddress", method: "getLocalHost", when: [] },
    ]),
];

const connection: Entry[] = [
    ...group({ class: CONNECTIVITY, sensitivity: "info", dataType: "IP地址", why: "Addresses and name servers of the connection" }, [
        { api: "network.link", method: "getLinkProperties" },
        { api: "network.link", class: LINK, method: "getLinkAddresses" },
        { api: "network.link", class: LINK, method: "getDnsServers" },
        { api: "network.link", class: LINK, method: "getRoutes" },
    ]),
    ...group({ class: CONNECTIVITY, sensitivity: "info", dataType: "网络类型", busy: true, why: "Whether and how the phone is connected" }, [
        { api: "network.state", method: "getActiveNetworkInfo" },
        { api: "network.state", method: "getNetworkInfo" },
        { api: "network.state", method: "getAllNetworks" },
        { api: "network.state", method: "getActiveNetwork", since: 23 },
        { api: "network.state", method: "getNetworkCapabilities" },
        { api: "network.watch", method: "registerNetworkCallback" },
        { api: "network.watch", method: "registerDefaultNetworkCallback", since: 24 },
        { api: "network.extra", class: "android.net.NetworkInfo", method: "getExtraInfo", why: "Held the network's name before Android 9" },
    ]),
    { api: "network.discovery", class: "android.net.nsd.NsdManager", method: "discoverServices", dataType: "网络类型", sensitivity: "info",
      why: "Looks for other devices on the user's network" },
];

export const network: Entry[] = [...wifi, ...interfaces, ...connection];
