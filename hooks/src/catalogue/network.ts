/** Wi-Fi, Bluetooth, NFC and network interfaces: what names the phone or its place on a network. */

import { type Entry, group } from "./entry.js";

const WIFI_INFO = "android.net.wifi.WifiInfo";
const WIFI = "android.net.wifi.WifiManager";
const BLUETOOTH = "android.bluetooth.BluetoothAdapter";
const DEVICE = "android.bluetooth.BluetoothDevice";
const CONNECTIVITY = "android.net.ConnectivityManager";

export const network: Entry[] = [
    ...group({ class: WIFI_INFO, sensitivity: "identifier", why: "Names the phone or the place where it is" }, [
        { api: "wifi.mac", method: "getMacAddress", dataType: "MAC地址", required: true },
        { api: "wifi.ssid", method: "getSSID", dataType: "SSID" },
        { api: "wifi.bssid", method: "getBSSID", dataType: "BSSID" },
        { api: "wifi.ip", method: "getIpAddress", dataType: "IP地址", sensitivity: "info" },
    ]),
    ...group({ class: WIFI, sensitivity: "personal", dataType: "Wi-Fi列表", why: "Networks nearby place a phone" }, [
        { api: "wifi.scan_results", method: "getScanResults" },
        { api: "wifi.scan", method: "startScan" },
        { api: "wifi.scan", method: "registerScanResultsCallback", since: 30 },
        { api: "wifi.saved_networks", method: "getConfiguredNetworks" },
    ]),
    ...group({ class: WIFI, sensitivity: "info", dataType: "网络类型", why: "Way to the connection's values" }, [
        { api: "wifi.connection", method: "getConnectionInfo" },
        { api: "wifi.dhcp", method: "getDhcpInfo", dataType: "IP地址" },
    ]),
    { api: "wifi.mac", class: "android.app.admin.DevicePolicyManager", method: "getWifiMacAddress", since: 24,
      dataType: "MAC地址", sensitivity: "identifier", why: "A device owner may read the real address" },
    { api: "wifi.connection", class: "android.net.NetworkCapabilities", method: "getTransportInfo", since: 29,
      dataType: "网络类型", sensitivity: "info", why: "From Android 12 the way to the Wi-Fi connection's values" },
    ...group({ class: "java.net.NetworkInterface", sensitivity: "identifier", why: "Addresses of the network cards" }, [
        { api: "network.mac", method: "getHardwareAddress", dataType: "MAC地址", required: true },
        { api: "network.interfaces", method: "getNetworkInterfaces", dataType: "IP地址", sensitivity: "info", result: "none" },
    ]),
    ...group({ class: CONNECTIVITY, sensitivity: "info", dataType: "IP地址", why: "Addresses and name servers of the connection" }, [
        { api: "network.link", method: "getLinkProperties" },
    ]),
    ...group({ class: BLUETOOTH, sensitivity: "identifier", why: "Names the phone or what is near it" }, [
        { api: "bluetooth.address", method: "getAddress", dataType: "蓝牙地址" },
        { api: "bluetooth.name", method: "getName", dataType: "设备名称", sensitivity: "personal" },
        { api: "bluetooth.bonded", method: "getBondedDevices", dataType: "蓝牙设备", sensitivity: "personal" },
        { api: "bluetooth.scan", method: "startDiscovery", dataType: "蓝牙设备", sensitivity: "personal" },
        { api: "bluetooth.scan", method: "startLeScan", dataType: "蓝牙设备", sensitivity: "personal" },
    ]),
    { api: "bluetooth.scan", class: "android.bluetooth.le.BluetoothLeScanner", method: "startScan", dataType: "蓝牙设备",
      sensitivity: "personal", why: "Devices nearby" },
    { api: "bluetooth.connected", class: "android.bluetooth.BluetoothManager", method: "getConnectedDevices",
      dataType: "蓝牙设备", sensitivity: "personal", why: "Devices nearby" },
    ...group({ class: DEVICE, sensitivity: "identifier", dataType: "蓝牙设备", why: "Names a device nearby" }, [
        { api: "bluetooth.device", method: "getAddress" },
        { api: "bluetooth.device", method: "getName" },
    ]),
    ...group({ class: "android.nfc.NfcAdapter", sensitivity: "personal", dataType: "NFC", why: "Reads cards held to the phone" }, [
        { api: "nfc.read", method: "enableReaderMode" },
        { api: "nfc.read", method: "enableForegroundDispatch" },
    ]),
];
